// SPDX-License-Identifier: Apache-2.0
#include "main/figure.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>

#include "body/motion_book.h"
#include "body/renderer.h"
#include "main/exit_status.h"
#include "picture/png.h"
#include "pose/compile.h"
#include "wire/regimen_toml.h"

namespace unhunch::app {
namespace {

body::Look look_of(const FigureOptions& options) {
  body::Look look = body::make_look(body::find_skin_tone(options.skin).value_or(body::SkinTone::medium),
                                    body::find_clothes(options.clothes).value_or(body::Clothes::mist),
                                    options.dark ? body::Backdrop::dark : body::Backdrop::light);
  look.transparent = options.transparent;
  return look;
}

// The motions that were built in, or those of a folder; only the wanted one is solved.
Expected<body::MotionBook> find_motions(const Context& context, const FigureOptions& options,
                                        const body::Body& body) {
  if (options.folder.empty()) return body::read_motion_book(context.motions);
  const auto read = wire::read_regimen_folder(options.folder);
  if (!read.faults.empty()) return fail("bad_regimen", options.folder, describe(read.faults.front()));
  const auto regimen = wire::compile_regimen(read.source);
  for (const auto& fault : regimen.faults) context.world.err << describe(fault) << '\n';
  if (!regimen.faults.empty()) return fail("bad_regimen", options.folder, "the regimen has faults");
  std::vector<std::string> only;
  if (!options.id.empty()) only.push_back(options.id);
  auto compiled = pose::compile_motions(regimen.document, pose::Solver(body), only);
  wire::locate(read.source, compiled.faults);
  for (const auto& fault : compiled.faults) context.world.err << describe(fault) << '\n';
  return body::MotionBook{std::move(compiled.motions)};
}

body::Picture draw_sheet(const body::Body& body, const core::Motion& motion, const body::Look& look, int size) {
  const int columns = std::min<int>(4, static_cast<int>(motion.keys.size()));
  const int rows = (static_cast<int>(motion.keys.size()) + columns - 1) / columns;
  body::Picture sheet(columns * size, rows * size);
  const body::Stage stage(body, motion, look);
  body::Renderer renderer;
  for (std::size_t i = 0; i < motion.keys.size(); ++i) {
    core::Shot shot;
    core::calc_key_shot(body.skeleton, motion, i, shot);
    body::Picture one;
    renderer.draw(stage, shot, motion.camera, size, size, one);
    const int x = static_cast<int>(i) % columns * size, y = static_cast<int>(i) / columns * size;
    for (int row = 0; row < size; ++row) std::copy_n(one.at(0, row), size * 4, sheet.at(x, y + row));
  }
  return sheet;
}

}  // namespace

int run_figure(const Context& context, const FigureOptions& options) {
  const auto body = body::read_body(context.body);
  if (!body) {
    context.world.err << body.error().message << '\n';
    return status::internal;
  }
  const auto book = find_motions(context, options, *body);
  if (!book) {
    context.world.err << book.error().message << '\n';
    return status::cannot_read;
  }
  if (options.id.empty()) {
    for (const core::Motion& motion : book->motions) context.world.out << motion.id << '\n';
    return status::fine;
  }
  const core::Motion* motion = book->find(options.id);
  if (motion == nullptr || motion->keys.empty()) {
    context.world.err << options.id << " does not exist\n";
    return status::wrong_usage;
  }
  const auto picture = draw_sheet(*body, *motion, look_of(options), options.size);
  const auto png = picture::write_png(picture);
  std::ofstream out(options.output, std::ios::binary);
  out << *png;
  return status::fine;
}

}  // namespace unhunch::app
