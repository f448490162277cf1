// SPDX-License-Identifier: Apache-2.0
#include "picture/webp.h"

#include <webp/demux.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <cmath>
#include <memory>

namespace unhunch::picture {
namespace {

constexpr float quality = 82;  // of 100: no blocks in the soft light
constexpr int effort = 3;      // of 6

struct EncoderEnd {
  void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
};
struct DecoderEnd {
  void operator()(WebPAnimDecoder* decoder) const { WebPAnimDecoderDelete(decoder); }
};

tl::unexpected<Error> fail_to_write() { return fail("picture", "", "The pictures could not be written as WebP."); }

bool add(WebPAnimEncoder* encoder, const Picture& picture, int milliseconds, const WebPConfig& config) {
  WebPPicture frame;
  if (WebPPictureInit(&frame) == 0) return false;
  frame.use_argb = 1;
  frame.width = picture.width;
  frame.height = picture.height;
  const bool is_added = WebPPictureImportRGBA(&frame, picture.rgba.data(), picture.width * 4) != 0 &&
                        WebPAnimEncoderAdd(encoder, &frame, milliseconds, &config) != 0;
  WebPPictureFree(&frame);
  return is_added;
}

}  // namespace

Expected<std::string> write_webp(std::span<const Picture> pictures, double seconds) {
  WebPAnimEncoderOptions options;
  WebPConfig config;
  if (pictures.empty() || WebPAnimEncoderOptionsInit(&options) == 0 || WebPConfigInit(&config) == 0) {
    return fail_to_write();
  }
  config.quality = quality;
  config.method = effort;
  options.anim_params.loop_count = 0;
  const std::unique_ptr<WebPAnimEncoder, EncoderEnd> encoder(
      WebPAnimEncoderNew(pictures[0].width, pictures[0].height, &options));
  if (!encoder) return fail_to_write();
  const auto time = [&](std::size_t i) {
    return static_cast<int>(std::lround(static_cast<double>(i) * seconds * 1000));
  };
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (!add(encoder.get(), pictures[i], time(i), config)) return fail_to_write();
  }
  WebPData data;
  WebPDataInit(&data);
  if (WebPAnimEncoderAdd(encoder.get(), nullptr, time(pictures.size()), nullptr) == 0 ||
      WebPAnimEncoderAssemble(encoder.get(), &data) == 0) {
    return fail_to_write();
  }
  std::string bytes(reinterpret_cast<const char*>(data.bytes), data.size);
  WebPDataClear(&data);
  return bytes;
}

Expected<std::vector<WebpFrame>> read_webp(std::string_view bytes) {
  const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
  const std::unique_ptr<WebPAnimDecoder, DecoderEnd> decoder(WebPAnimDecoderNew(&data, nullptr));
  WebPAnimInfo info;
  if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0) {
    return fail("picture", "", "This is no WebP picture.");
  }
  std::vector<WebpFrame> frames;
  while (WebPAnimDecoderHasMoreFrames(decoder.get()) != 0) {
    std::uint8_t* pixels = nullptr;
    int until = 0;
    if (WebPAnimDecoderGetNext(decoder.get(), &pixels, &until) == 0) {
      return fail("picture", "", "The WebP picture is damaged.");
    }
    Picture picture(static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height));
    std::copy(pixels, pixels + picture.rgba.size(), picture.rgba.begin());
    frames.push_back({std::move(picture), until / 1000.0});
  }
  return frames;
}

}  // namespace unhunch::picture
