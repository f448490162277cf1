// SPDX-License-Identifier: Apache-2.0
#include "desk/stream_use.h"

#include <doctest/doctest.h>

namespace unhunch::desk {
namespace {

StreamProperties listening(StreamProperties others) {
  others.emplace("media.class", "Stream/Input/Audio");
  return others;
}

}  // namespace

TEST_CASE("a program that listens has the microphone") {
  CHECK(find_stream_use(listening({})) == Hold::microphone);
  CHECK(find_stream_use(listening({{"application.name", "Firefox"}, {"media.role", "Communication"}})) ==
        Hold::microphone);
  CHECK(find_stream_use(listening({{"stream.capture.sink", "false"}})) == Hold::microphone);
}

TEST_CASE("a level meter, an effect and what listens to the speakers have not") {
  CHECK_FALSE(find_stream_use(listening({{"stream.capture.sink", "true"}})));
  CHECK_FALSE(find_stream_use(listening({{"stream.monitor", "true"}})));
  CHECK_FALSE(find_stream_use(listening({{"resample.peaks", "1"}})));
  CHECK_FALSE(find_stream_use(listening({{"media.category", "Monitor"}})));
  CHECK_FALSE(find_stream_use(listening({{"media.role", "DSP"}})));
  CHECK_FALSE(find_stream_use(listening({{"node.link-group", "filter-chain-12"}})));
  CHECK_FALSE(find_stream_use(listening({{"target.object", "alsa_output.pci.analog-stereo.monitor"}})));
  CHECK_FALSE(find_stream_use(listening({{"application.name", "Cava"}})));
  CHECK_FALSE(find_stream_use(listening({{"node.name", "capture.rnnoise_source"}})));
  CHECK_FALSE(find_stream_use(listening({{"application.id", "com.github.wwmm.easyeffects"}})));
}

TEST_CASE("music is no call") {
  CHECK_FALSE(find_stream_use({{"media.class", "Stream/Output/Audio"}}));
  CHECK_FALSE(find_stream_use({{"media.class", "Audio/Source"}}));
  CHECK_FALSE(find_stream_use({}));
}

TEST_CASE("a camera is told from a screen that is shared") {
  CHECK(find_stream_use({{"media.class", "Video/Source"}, {"device.api", "v4l2"}}) == Hold::camera);
  CHECK(find_stream_use({{"media.class", "Stream/Input/Video"}, {"media.role", "Camera"}}) == Hold::camera);
  CHECK(find_stream_use({{"media.class", "Stream/Output/Video"}, {"node.name", "gnome-shell"}}) == Hold::screen_shared);
  CHECK(find_stream_use({{"media.class", "Video/Source"}, {"node.name", "xdg-desktop-portal-wlr"}}) ==
        Hold::screen_shared);
  CHECK(find_stream_use({{"media.class", "Stream/Input/Video"}, {"media.role", "Screen"}}) == Hold::screen_shared);
}

}  // namespace unhunch::desk
