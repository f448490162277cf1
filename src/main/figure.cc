// SPDX-License-Identifier: Apache-2.0
#include "main/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "body/motion_book.h"
#include "body/renderer.h"
#include "body/tints.h"
#include "main/check.h"
#include "main/exit_status.h"
#include "main/figure_preview.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "picture/contact_sheet.h"
#include "picture/gltf.h"
#include "picture/png.h"
#include "picture/svg.h"
#include "picture/webp.h"
#include "pose/compile.h"
#include "wire/regimen_toml.h"

namespace unhunch::app {
namespace {

// Everything that a picture is made from.
struct Drawing {
  const body::Body& body;
  const core::Motion& motion;
  body::Look look;
  int size;

  core::Shot shot_at(double seconds) const {
    core::Shot shot;
    core::calc_shot(body.skeleton, motion, seconds, shot);
    return shot;
  }
};

body::Look look_of(const FigureOptions& options) {
  body::Look look = body::make_look(body::find_skin_tone(options.skin).value_or(body::SkinTone::medium),
                                    body::find_clothes(options.clothes).value_or(body::Clothes::mist),
                                    options.dark ? body::Backdrop::dark : body::Backdrop::light);
  look.transparent = options.transparent;
  return look;
}

int report_faults(const Context& context, const wire::Faults& faults) {
  for (const auto& fault : faults) context.world.err << describe(fault) << '\n';
  return status::faults_found;
}

// The motions of a folder: only the wanted one is solved. What is wrong with it is said, and it is shown all the same.
Expected<body::MotionBook> compile_folder(const Context& context, const FigureOptions& options,
                                          const body::Body& body) {
  const auto read = wire::read_regimen_folder(options.folder);
  const bool whole = std::filesystem::exists(std::filesystem::path{options.folder} / "triage.toml");
  const auto regimen =
      whole ? wire::compile_regimen(read.source) : wire::compile_pack(context.knowledge.document(), read.source);
  for (const auto* faults : {&read.faults, &regimen.faults}) {
    report_faults(context, *faults);
    if (!faults->empty()) return fail("bad_regimen", options.folder, std::string{phrases::figure_bad_folder});
  }
  std::vector<std::string> only;
  if (!options.id.empty()) only.push_back(options.id);
  auto compiled = pose::compile_motions(regimen.document, pose::Solver(body), only);
  wire::locate(read.source, compiled.faults);
  report_faults(context, compiled.faults);
  return body::MotionBook{std::move(compiled.motions)};
}

// Seconds, from "0.5" (of the motion) or "2.5s".
Expected<double> read_time(const std::string& text, const core::Motion& motion) {
  if (text.empty()) return motion.length / 3;
  const bool in_seconds = text.back() == 's';
  double number = 0;
  const char* end = text.data() + text.size() - (in_seconds ? 1 : 0);
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const double most = in_seconds ? motion.length : 1;
  if (error != std::errc{} || stop != end || !(number >= 0 && number <= most)) {
    return fail("out_of_range", "--at",
                fmt::format(fmt::runtime(phrases::figure_bad_time), fmt::arg("seconds", motion.length)));
  }
  return in_seconds ? number : number * motion.length;
}

// ---- pictures -------------------------------------------------------------------------------------------------------

body::Picture draw(const Drawing& drawing, const body::Stage& stage, const core::Shot& shot) {
  static body::Renderer renderer;
  body::Picture picture;
  renderer.draw(stage, shot, drawing.motion.camera, drawing.size, drawing.size, picture);
  return picture;
}

// Each pose once, in the order in which it is taken.
std::vector<std::size_t> find_key_poses(const core::Motion& motion) {
  std::vector<std::size_t> keys;
  for (std::size_t i = 0; i < motion.keys.size(); ++i) {
    const auto same = [&](std::size_t other) { return motion.keys[other].pose == motion.keys[i].pose; };
    if (std::none_of(keys.begin(), keys.end(), same)) keys.push_back(i);
  }
  return keys;
}

body::Picture draw_sheet(const Drawing& drawing) {
  const body::Stage stage(drawing.body, drawing.motion, drawing.look);
  std::vector<picture::SheetCell> cells;
  for (const std::size_t key : find_key_poses(drawing.motion)) {
    core::Shot shot;
    core::calc_key_shot(drawing.body.skeleton, drawing.motion, key, shot);
    cells.push_back({draw(drawing, stage, shot), drawing.motion.keys[key].pose});
  }
  return picture::make_contact_sheet(cells, 4, drawing.look);
}

// A cell of the sheet with nothing but its ground.
body::Picture empty_cell(const Drawing& drawing) {
  body::Picture picture(drawing.size, drawing.size);
  const body::Colour ground = drawing.look.background;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    picture.rgba[i] = ground.r, picture.rgba[i + 1] = ground.g, picture.rgba[i + 2] = ground.b;
    picture.rgba[i + 3] = drawing.look.transparent ? 0 : 255;
  }
  return picture;
}

// At most `most` of the key poses, spread over all of them.
std::vector<std::size_t> pick_key_poses(const core::Motion& motion, std::size_t most) {
  std::vector<std::size_t> all = find_key_poses(motion);
  if (all.size() <= most) return all;
  std::vector<std::size_t> some;
  for (std::size_t i = 0; i < most; ++i) some.push_back(all[i * (all.size() - 1) / (most - 1)]);
  return some;
}

// Every exercise by some of its key poses.
body::Picture draw_all(const Context& context, const Drawing& like, const body::MotionBook& book) {
  constexpr std::size_t poses = 4;
  std::vector<picture::SheetCell> cells;
  for (const std::string_view id : context.knowledge.ids("exercise")) {
    const core::Motion* motion = book.find(id);
    if (motion == nullptr) continue;
    const Drawing one{like.body, *motion, like.look, like.size};
    const body::Stage stage(one.body, *motion, one.look);
    const auto keys = pick_key_poses(*motion, poses);
    for (std::size_t i = 0; i < poses; ++i) {
      const std::string caption = i == 0 ? std::string{context.knowledge.text("exercise", id)} : std::string{};
      core::Shot shot;
      core::calc_key_shot(one.body.skeleton, *motion, keys[std::min(i, keys.size() - 1)], shot);
      cells.push_back({i < keys.size() ? draw(one, stage, shot) : empty_cell(one), caption});
    }
  }
  return picture::make_contact_sheet(cells, 2 * static_cast<int>(poses), like.look);
}

Expected<std::string> write_moving(const Drawing& drawing) {
  constexpr double frames_a_second = 8, longest = 24;
  const double length = std::min(drawing.motion.length, longest);
  const auto count = std::max(1, static_cast<int>(std::lround(length * frames_a_second)));
  const body::Stage stage(drawing.body, drawing.motion, drawing.look);
  std::vector<body::Picture> pictures;
  for (int i = 0; i < count; ++i) pictures.push_back(draw(drawing, stage, drawing.shot_at(length * i / count)));
  return picture::write_webp(pictures, length / count);
}

std::string write_drawing(const Drawing& drawing, double at, std::string_view title) {
  body::Renderer renderer;
  const body::Stage stage(drawing.body, drawing.motion, drawing.look);
  constexpr int side = 900;
  return picture::write_svg(renderer, stage, drawing.shot_at(at), drawing.motion.camera, side, side, title);
}

// ---- files and terminal
// -----------------------------------------------------------------------------------------------

int complain(const Context& context, std::string_view words) {
  context.world.err << words << '\n';
  return status::wrong_usage;
}

int save(const Context& context, const std::string& path, const Expected<std::string>& bytes) {
  if (!bytes) return complain(context, bytes.error().message);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << *bytes;
  out.flush();
  if (out) return status::fine;
  context.world.err << fmt::format(fmt::runtime(phrases::figure_not_written), fmt::arg("file", path)) << '\n';
  return status::cannot_write;
}

std::string_view title_of(const Context& context, const std::string& id) {
  for (const char* kind : {"exercise", "exercise_variant"}) {
    if (const auto name = context.knowledge.text(kind, id); !name.empty()) return name;
  }
  return id;
}

int write_file(const Context& context, const FigureOptions& options, const Drawing& drawing, double at) {
  const std::string ending = std::filesystem::path{options.output}.extension().string();
  if (ending == ".png") {
    if (options.sheet) return save(context, options.output, picture::write_png(draw_sheet(drawing)));
    const body::Stage stage(drawing.body, drawing.motion, drawing.look);
    return save(context, options.output, picture::write_png(draw(drawing, stage, drawing.shot_at(at))));
  }
  if (ending == ".webp") return save(context, options.output, write_moving(drawing));
  if (ending == ".glb") {
    const auto tints = body::calc_tints(drawing.body, drawing.motion.muscles);
    return save(context, options.output, picture::write_glb(drawing.body, drawing.motion, drawing.look, tints));
  }
  const std::string_view title = title_of(context, drawing.motion.id);
  if (ending == ".svg") return save(context, options.output, write_drawing(drawing, at, title));
  if (ending == ".svgz") return save(context, options.output, picture::pack_gzip(write_drawing(drawing, at, title)));
  return complain(context, phrases::figure_endings);
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

// As large as the terminal allows: two pixels a cell, and a line left for the prompt.
std::vector<std::string> make_lines(const Context& context, Drawing drawing, const body::Stage& stage, double at) {
  const Size size = context.world.terminal.size();
  drawing.size = std::clamp(std::min(size.columns, 2 * (size.rows - 2)), 16, 120);
  auto colours = find_preview_colours(environment("COLORTERM"), environment("TERM"), environment("NO_COLOR"));
  if (!context.world.terminal.is_interactive()) colours = PreviewColours::none;
  return make_preview(draw(drawing, stage, drawing.shot_at(at)), colours);
}

int show_still(const Context& context, const Drawing& drawing, double at) {
  const body::Stage stage(drawing.body, drawing.motion, drawing.look);
  for (const std::string& line : make_lines(context, drawing, stage, at)) context.world.out << line << '\n';
  return status::fine;
}

// Until a key is pressed.
int show_moving(const Context& context, const Drawing& drawing) {
  Terminal& terminal = context.world.terminal;
  if (!terminal.is_interactive() || terminal.is_dumb()) {
    context.world.err << phrases::figure_no_terminal << '\n';
    return status::no_terminal;
  }
  const body::Stage stage(drawing.body, drawing.motion, drawing.look);
  const FullScreen screen{terminal};
  const auto start = context.world.clock.steady();
  for (;;) {
    const double at = std::chrono::duration<double>(context.world.clock.steady() - start).count();
    std::string picture = "\x1b[H";
    for (const std::string& line : make_lines(context, drawing, stage, at)) picture += line + "\x1b[K\r\n";
    context.world.out << picture << phrases::figure_any_key << "\x1b[J" << std::flush;
    const auto key = terminal.read_key(std::chrono::milliseconds{40});
    if (key && !key->is(Key::Kind::resized) && !key->is(Key::Kind::continued)) return status::fine;
  }
}

int list_motions(const Context& context, const body::MotionBook& book) {
  Frame frame;
  for (const core::Motion& motion : book.motions) {
    const auto title = title_of(context, motion.id);
    frame.push_back(command_line(motion.id, title == motion.id ? std::string_view{} : title));
  }
  context.world.terminal.print(framed(std::move(frame)));
  return status::fine;
}

int show_motion(const Context& context, const FigureOptions& options, const body::Body& body,
                const core::Motion& motion) {
  const bool other_side =
      !options.side.empty() && motion.side && (*motion.side == core::Side::left) != (options.side == "left");
  const core::Motion shown = other_side ? core::mirrored(motion) : motion;
  const auto at = read_time(options.at, shown);
  if (!at) return complain(context, at.error().message);
  const Drawing drawing{body, shown, look_of(options), options.size};
  if (!options.output.empty()) return write_file(context, options, drawing, *at);
  if (options.sheet) return complain(context, phrases::figure_sheet_needs_file);
  return options.play ? show_moving(context, drawing) : show_still(context, drawing, *at);
}

}  // namespace

int run_figure(const Context& context, const FigureOptions& options) {
  const auto body = body::read_body(context.body);
  if (!body) return report(context, body.error());
  const auto book =
      options.folder.empty() ? body::read_motion_book(context.motions) : compile_folder(context, options, *body);
  if (!book) return report(context, book.error());
  if (options.id.empty() && options.sheet && !book->motions.empty()) {
    const Drawing like{*body, book->motions.front(), look_of(options), options.size};
    return save(context, options.output, picture::write_png(draw_all(context, like, *book)));
  }
  if (options.id.empty()) return list_motions(context, *book);
  const core::Motion* motion = book->find(options.id);
  if (motion == nullptr || motion->keys.empty()) {
    return complain(context, fmt::format(fmt::runtime(phrases::figure_unknown), fmt::arg("id", options.id)));
  }
  return show_motion(context, options, *body, *motion);
}

}  // namespace unhunch::app
