// SPDX-License-Identifier: Apache-2.0
// The values in PipeWire's messages ("plain old data"): a size, a type, the value, and room up to the next eighth byte.
// Only the kinds that a listener needs. A reader never looks beyond what it was given; what is not what was asked for
// gives nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unhunch::desk {

class PodWriter {
 public:
  PodWriter& integer(std::int32_t value);
  PodWriter& text(std::string_view value);
  PodWriter& begin();  // a struct
  PodWriter& end();

  const std::string& bytes() const { return bytes_; }

 private:
  void head(std::uint32_t size, std::uint32_t type);
  void number(std::uint32_t value);

  std::string bytes_;
  std::vector<std::size_t> open_;
};

class PodReader {
 public:
  explicit PodReader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::int32_t> integer();
  std::optional<std::int64_t> long_integer();
  std::optional<std::uint32_t> id();
  std::optional<std::string_view> text();  // "" when there is none
  std::optional<PodReader> enter();        // a struct, which is stepped over
  bool skip();

  // The entries of a struct of texts that begins with their number.
  bool dictionary(const std::function<void(std::string_view key, std::string_view value)>& entry);

 private:
  struct Value {
    std::uint32_t type;
    std::string_view body;
  };
  std::optional<Value> next();
  std::optional<std::string_view> take(std::uint32_t type, std::size_t least);

  std::string_view bytes_;
};

}  // namespace unhunch::desk
