// SPDX-License-Identifier: Apache-2.0
// What the log costs: ten years of events, and one more.
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "main/big_pages.h"
#include "main/embedded.h"
#include "main/read_log.h"
#include "store/event_log.h"
#include "wire/json_text.h"
#include "wire/regimen_reader.h"

namespace {

using namespace unhunch;

constexpr std::size_t ten_years = 70'000;

// As long as an exercise response, the most common kind.
wire::EventText make_event(std::uint64_t number) {
  wire::EventText event;
  event.id.bytes = {0x01, 0x93, 0xa1, 0xb2, 0xc3, 0xd4, 0x7e, 0x5f};
  for (std::size_t i = 0; i < 8; ++i) event.id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  event.at_ms = 1'795'685'412'345 + static_cast<std::int64_t>(number) * 4'000'000;
  event.offset_min = 60;
  event.kind = "exercise_response";
  event.body = R"({"session":"0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","exercise":"doorway_chest_stretch",)"
               R"("response":"eased","sets":2,"reps":8,"all_done":true,"form_perfect":true})";
  return event;
}

std::vector<wire::EventText> make_events(std::uint64_t from, std::size_t count) {
  std::vector<wire::EventText> events;
  for (std::size_t i = 0; i < count; ++i) events.push_back(make_event(from + i));
  return events;
}

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "unhunch-bench-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path log() const { return path_ / "unhunch.db"; }

 private:
  std::filesystem::path path_;
};

void open_and_read_ten_years(benchmark::State& state) {
  const Folder folder;
  for (std::size_t from = 0; from < ten_years; from += 10'000) {
    (void)(*store::open_sqlite(folder.log()))->append(make_events(from, 10'000));
  }
  std::size_t bytes = 0;
  for (auto _ : state) {
    const auto log = store::open_sqlite(folder.log());
    std::size_t count = 0;
    (void)(*log)->read_after(0, SIZE_MAX, [&](const store::Stored& stored) {
      bytes += stored.event.body.size();
      ++count;
    });
    if (count != ten_years) state.SkipWithError("events are missing");
  }
  benchmark::DoNotOptimize(bytes);
}
BENCHMARK(open_and_read_ten_years)->Unit(benchmark::kMillisecond);

// What the pages and the commands begin with, of the log that UNHUNCH_LOG names (bench/log_bench.mjs makes one of ten
// years), on its last day.
void open_and_fold(benchmark::State& state) {
  const char* const file = std::getenv("UNHUNCH_LOG");
  if (file == nullptr) return state.SkipWithError("UNHUNCH_LOG names no log");
  const auto document = wire::parse_json(embedded_regimen());
  const auto regimen = wire::read_regimen_document(*document);
  std::optional<wire::Log> log;
  for (auto _ : state) {
    log.emplace(document->get_object(), *regimen, app::big_pages());
    const auto opened = store::open_sqlite(file);
    if (!opened || !app::read_log(**opened, 0, *log)) return state.SkipWithError("the log cannot be read");
    const auto facts = log->facts();
    benchmark::DoNotOptimize(log->fold(facts, facts.back().moment().day()));
    state.PauseTiming();
    log.reset();
    state.ResumeTiming();
  }
}
BENCHMARK(open_and_fold)->Unit(benchmark::kMillisecond)->UseRealTime();

void open_a_log(benchmark::State& state) {
  const Folder folder;
  (void)(*store::open_sqlite(folder.log()))->append(make_events(0, 1000));
  for (auto _ : state) benchmark::DoNotOptimize(store::open_sqlite(folder.log()));
}
BENCHMARK(open_a_log)->Unit(benchmark::kMillisecond);

// The processor's time is ours; the rest is the disk's.
void append_durably(benchmark::State& state) {
  const Folder folder;
  const auto log = store::open_sqlite(folder.log());
  const auto count = static_cast<std::size_t>(state.range(0));
  std::uint64_t number = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const auto events = make_events(number, count);
    number += count;
    state.ResumeTiming();
    if (!(*log)->append(events)) state.SkipWithError("not appended");
  }
}
BENCHMARK(append_durably)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond)->UseRealTime();

void read_a_batch(benchmark::State& state) {
  std::string text = "[";
  for (const wire::EventText& event : make_events(0, 100)) {
    if (text.size() > 1) text += ',';
    wire::write_event(event, text);
  }
  text += ']';
  for (auto _ : state) benchmark::DoNotOptimize(wire::read_events(text));
}
BENCHMARK(read_a_batch)->Unit(benchmark::kMicrosecond);

}  // namespace
