// SPDX-License-Identifier: Apache-2.0
// Several pictures side by side with a caption under each: all key poses of a motion at one glance.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "body/look.h"
#include "body/picture.h"

namespace unhunch::picture {

struct SheetCell {
  body::Picture picture;
  std::string caption;
};

// Pictures of one size. Captions that are too long are cut. At most `columns` in a row.
body::Picture make_contact_sheet(std::span<const SheetCell> cells, int columns, const body::Look& look);

}  // namespace unhunch::picture
