// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cstdio>

#include "report/pdf.h"

namespace unhunch::report {
namespace {

// The whole number behind the last (or first) place of a mark.
std::size_t number_after(std::string_view text, std::string_view mark, std::size_t at) {
  std::size_t number = 0;
  const std::size_t begin = text.find_first_not_of(" \r\n", at + mark.size());
  if (begin == std::string_view::npos) return 0;
  std::from_chars(text.data() + begin, text.data() + text.size(), number);
  return number;
}

}  // namespace

std::string add_language(std::string pdf, std::string_view language) {
  const std::size_t trailer = pdf.rfind("trailer"), start = pdf.rfind("startxref");
  const std::size_t root = pdf.find("/Root", trailer), size = pdf.find("/Size", trailer);
  const std::size_t info = pdf.find("/Info", trailer);
  for (const std::size_t place : {trailer, start, root, size, info}) {
    if (place == std::string::npos) return pdf;
  }
  const std::size_t catalog = number_after(pdf, "/Root", root);
  const std::string begins = "\n" + std::to_string(catalog) + " 0 obj";
  const std::size_t object = pdf.rfind(begins);
  const std::size_t end = object == std::string::npos ? object : pdf.find("endobj", object);
  const std::size_t dictionary = end == std::string::npos ? end : pdf.rfind(">>", end);
  if (dictionary == std::string::npos || dictionary < object) return pdf;
  const std::size_t before = number_after(pdf, "startxref", start);
  const std::string again =
      pdf.substr(object + 1, dictionary - object - 1) + "   /Lang (" + std::string{language} +
      ")\n   /MarkInfo << /Marked true >>\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n";
  const std::size_t place = pdf.size();
  char row[24];
  std::snprintf(row, sizeof row, "%010zu 00000 n \n", place);
  const std::string sizes = std::to_string(number_after(pdf, "/Size", size));
  const std::string of_info = std::to_string(number_after(pdf, "/Info", info));
  pdf += again;
  const std::size_t table = pdf.size();
  pdf += "xref\n" + std::to_string(catalog) + " 1\n" + row + "trailer\n<< /Size " + sizes + "\n   /Root " +
         std::to_string(catalog) + " 0 R\n   /Info " + of_info + " 0 R\n   /Prev " + std::to_string(before) +
         "\n>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return pdf;
}

}  // namespace unhunch::report
