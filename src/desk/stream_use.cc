// SPDX-License-Identifier: Apache-2.0
#include "desk/stream_use.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace unhunch::desk {
namespace {

// Programs that listen all day without anybody at the other end.
constexpr std::array<std::string_view, 9> listeners_for_themselves = {
    "cava", "easyeffects", "pulseeffects", "noisetorch", "rnnoise", "pavucontrol", "pwvucontrol", "glava", "projectm"};

std::string_view get(const StreamProperties& properties, std::string_view key) {
  const auto found = properties.find(key);
  return found == properties.end() ? std::string_view() : std::string_view(found->second);
}

bool is_set(const StreamProperties& properties, std::string_view key) {
  const std::string_view value = get(properties, key);
  return value == "true" || value == "1";
}

bool listens_for_itself(const StreamProperties& properties) {
  for (const std::string_view key : {"application.name", "application.process.binary", "node.name", "application.id"}) {
    std::string name(get(properties, key));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign; });
    for (const std::string_view program : listeners_for_themselves) {
      if (name.find(program) != std::string::npos) return true;
    }
  }
  return false;
}

bool is_microphone(const StreamProperties& properties) {
  return !is_set(properties, "stream.capture.sink")  // hears the speakers
         && !is_set(properties, "stream.monitor")    // a level meter
         && !is_set(properties, "resample.peaks")    // the same
         && get(properties, "media.category") != "Monitor" && get(properties, "media.role") != "DSP" &&
         get(properties, "node.link-group").empty()  // one end of a filter or a loop
         && !get(properties, "target.object").ends_with(".monitor") && !listens_for_itself(properties);
}

Hold find_video_use(const StreamProperties& properties) {
  const bool camera = get(properties, "media.role") == "Camera" || !get(properties, "device.api").empty();
  return camera ? Hold::camera : Hold::screen_shared;
}

}  // namespace

std::optional<Hold> find_stream_use(const StreamProperties& properties) {
  const std::string_view kind = get(properties, "media.class");
  if (kind == "Stream/Input/Audio" && is_microphone(properties)) return Hold::microphone;
  if (kind == "Video/Source" || kind == "Stream/Input/Video" || kind == "Stream/Output/Video") {
    return find_video_use(properties);
  }
  return std::nullopt;
}

}  // namespace unhunch::desk
