// SPDX-License-Identifier: Apache-2.0
// What the core costs: one healthy person, one with many conditions. Memory is what is asked of the heap in one call.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <new>
#include <string>

#include "core/plan.h"
#include "core/session.h"
#include "main/embedded.h"
#include "wire/door.h"

namespace {

std::size_t allocated = 0;

}  // namespace

// Not inlined, or the compiler takes malloc and operator delete for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t bytes) {
  allocated += bytes;
  void* memory = std::malloc(bytes);
  if (memory == nullptr) std::abort();
  return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace unhunch;

const wire::Door& door() {
  static const wire::Door opened = *wire::Door::open(embedded_regimen());
  return opened;
}

// Everything answered no, everything at hand; `conditions` of the conditions answered yes.
core::Answers make_answers(int conditions) {
  const core::Regimen& regimen = door().regimen();
  core::Answers answers(regimen);
  answers.age = core::AgeBandId{2};
  answers.pain_now = core::Pain{3};
  answers.pain_between_blades = core::ChoiceId{0};
  for (auto& flag : answers.flags) flag = core::Answer::no;
  for (auto& detail : answers.details) detail = core::Answer::no;
  for (auto& minutes : answers.minutes) minutes = core::Minutes{0};
  for (auto& condition : answers.conditions) condition = core::Answer::no;
  for (std::size_t i = 0; i < 3; ++i) answers.signs[i] = core::Answer::yes;
  for (int i = 0; i < conditions; ++i) answers.conditions[static_cast<std::size_t>(i * 5 + 7)] = core::Answer::yes;
  answers.equipment = core::EquipmentSet{~std::uint64_t{0}};
  return answers;
}

const core::Date today = *core::find_date("2026-11-23");

template <class Work>
void measure(benchmark::State& state, Work work) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    allocated = 0;
    benchmark::DoNotOptimize(work());
    bytes = allocated;
  }
  state.counters["heap_bytes"] = static_cast<double>(bytes);
}

void triage(benchmark::State& state) {
  const auto answers = make_answers(static_cast<int>(state.range(0)));
  measure(state, [&] { return core::calc_triage(door().regimen(), answers, today); });
}
BENCHMARK(triage)->Arg(0)->Arg(3)->Unit(benchmark::kMicrosecond);

void allowed(benchmark::State& state) {
  const auto answers = make_answers(static_cast<int>(state.range(0)));
  const auto judged = core::calc_triage(door().regimen(), answers, today);
  measure(state, [&] { return core::calc_allowed(door().regimen(), answers, judged); });
}
BENCHMARK(allowed)->Arg(0)->Arg(3)->Unit(benchmark::kMicrosecond);

void person(benchmark::State& state) {
  const auto answers = make_answers(static_cast<int>(state.range(0)));
  const core::History history;
  measure(state, [&] { return core::Person(door().regimen(), answers, history, today); });
}
BENCHMARK(person)->Arg(0)->Arg(3)->Unit(benchmark::kMicrosecond);

// Minutes 0: the routine as it stands.
void session(benchmark::State& state) {
  const auto answers = make_answers(static_cast<int>(state.range(0)));
  const core::History history;
  const core::Person someone(door().regimen(), answers, history, today);
  core::SessionRequest request{door().regimen().known.full_session, {}, today, 1};
  if (state.range(1) > 0) request.minutes = core::Minutes{static_cast<int>(state.range(1))};
  measure(state, [&] { return core::make_session(someone, request); });
}
BENCHMARK(session)
    ->ArgNames({"conditions", "minutes"})
    ->Args({0, 0})
    ->Args({3, 0})
    ->Args({0, 10})
    ->Args({3, 10})
    ->Args({0, 20})
    ->Unit(benchmark::kMicrosecond);

void plan(benchmark::State& state) {
  const auto answers = make_answers(static_cast<int>(state.range(0)));
  const core::History history;
  const core::Person someone(door().regimen(), answers, history, today);
  measure(state, [&] { return core::make_plan(someone, today); });
}
BENCHMARK(plan)->Arg(0)->Arg(3)->Unit(benchmark::kMicrosecond);

void open_door(benchmark::State& state) {
  measure(state, [] { return wire::Door::open(embedded_regimen()); });
}
BENCHMARK(open_door)->Unit(benchmark::kMicrosecond);

}  // namespace
