// SPDX-License-Identifier: Apache-2.0
#include "server/response_text.h"

#include <array>

#include "server/gate.h"

namespace unhunch::server {
namespace {

struct Reason {
  unsigned status;
  std::string_view text;
};

constexpr std::array reasons = {
    Reason{200, "OK"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{413, "Content Too Large"},
    Reason{421, "Misdirected Request"},
    Reason{422, "Unprocessable Content"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
};

std::string_view reason_of(unsigned status) {
  for (const Reason& reason : reasons) {
    if (reason.status == status) return reason.text;
  }
  return "Unknown";
}

void add(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

std::string security_lines() {
  std::string lines;
  for (const Header& header : security_headers()) add(lines, header.name, header.value);
  return lines;
}

// "Thu, 26 Nov 2026 09:30:12 GMT"; the locale of the program changes no names.
std::string date_text(std::time_t now) {
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

}  // namespace

std::string write_head(const Response& response, bool keeps_open, std::time_t now) {
  static const std::string security = security_lines();
  std::string head;
  head.reserve(1024);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason_of(response.status));
  head.append("\r\n");
  add(head, "Date", date_text(now));
  head += security;
  if (!response.type.empty() && response.status != 304) add(head, "Content-Type", response.type);
  for (const Header& header : response.headers) add(head, header.name, header.value);
  const bool has_length = response.status != 304 && !response.stream_after;
  if (has_length) add(head, "Content-Length", std::to_string(response.body().size()));
  if (!keeps_open) add(head, "Connection", "close");
  return head += "\r\n";
}

}  // namespace unhunch::server
