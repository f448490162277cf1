// SPDX-License-Identifier: Apache-2.0
#include "desk/notification_text.h"

#include <doctest/doctest.h>

namespace unhunch::desk {

TEST_CASE("what would be markup is written out, and everything else stays") {
  CHECK(escape_markup("5 < 6 & <b>so</b>") == "5 &lt; 6 &amp; &lt;b&gt;so&lt;/b&gt;");
  CHECK(escape_markup("\"Grüße\" – 90 s") == "\"Grüße\" – 90 s");
  CHECK(escape_markup("").empty());
}

}  // namespace unhunch::desk
