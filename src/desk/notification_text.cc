// SPDX-License-Identifier: Apache-2.0
#include "desk/notification_text.h"

namespace unhunch::desk {

std::string escape_markup(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char sign : text) {
    switch (sign) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      default: escaped += sign;
    }
  }
  return escaped;
}

}  // namespace unhunch::desk
