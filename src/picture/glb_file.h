// SPDX-License-Identifier: Apache-2.0
// The parts that a binary glTF 2.0 file is put together from: the lists of its JSON and the bytes of its one buffer.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace unhunch::picture {

// The kinds of numbers, by their codes in the format.
enum class Component : int { byte = 5120, unsigned_byte = 5121, short_int = 5122, unsigned_short = 5123, real = 5126 };
// What a view of the buffer is for, by its code.
enum class Target : int { none = 0, vertices = 34962, indices = 34963 };

// One list of numbers: `width` numbers an element (1 to 4, or 16 for matrices).
struct Numbers {
  Component component = Component::real;
  int width = 1;
  bool normalised = false;
  Target target{};
  bool with_bounds = false;
};

class GlbFile {
 public:
  // Add an entry to a list of the file and return its number.
  int add(std::string_view list, boost::json::object entry);
  boost::json::object& entry(std::string_view list, int number);

  // A list of numbers that are stored as they are: each must be within the range of the component. Elements for
  // vertices begin at multiples of four bytes.
  int add_numbers(const Numbers& kind, std::span<const float> values);

  void require(std::string_view extension) { extensions_.emplace_back(extension); }

  // The file. The scene shows these nodes.
  std::string write(std::string_view title, const boost::json::array& roots);

 private:
  boost::json::object lists_;
  boost::json::array extensions_;
  std::string buffer_;
};

}  // namespace unhunch::picture
