// SPDX-License-Identifier: Apache-2.0
#include "server/pages.h"

namespace unhunch::server {
namespace {

constexpr std::string_view before =
    "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>Unhunch</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<link rel=\"stylesheet\" href=\"/page.css\">\n</head>\n<body>\n<main>\n<h1>Unhunch</h1>\n<p>";
constexpr std::string_view after = "</p>\n</main>\n</body>\n</html>\n";

constexpr std::string_view style =
    ":root { color-scheme: light dark; --ground: #f6f4ef; --ink: #26302e; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ground: #17201f; --ink: #e4e9e6; } }\n"
    "body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground);\n"
    "  color: var(--ink); font: 1.125rem/1.6 system-ui, sans-serif; }\n"
    "main { max-width: 32rem; padding: 2rem; }\n"
    "h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 0.75rem; }\n"
    "p { margin: 0; }\n";

std::string escape(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '<') {
      escaped += "&lt;";
    } else if (letter == '&') {
      escaped += "&amp;";
    } else {
      escaped += letter;
    }
  }
  return escaped;
}

}  // namespace

Response page_response(unsigned status, std::string_view sentence) {
  Response response;
  response.status = status;
  response.type = page_type;
  response.headers.push_back({"Cache-Control", "no-store"});
  response.text.append(before).append(escape(sentence)).append(after);
  return response;
}

Response style_response() {
  Response response;
  response.type = "text/css; charset=utf-8";
  response.headers.push_back({"Cache-Control", "no-cache"});
  response.fixed = style;
  return response;
}

}  // namespace unhunch::server
