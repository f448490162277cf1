// SPDX-License-Identifier: Apache-2.0
// The report as a PDF: the one form of it that a browser cannot make by itself.
#include "server/handlers.h"

namespace unhunch::server {
namespace {

Error no_library() {
  return {"not_supported", {}, "This computer cannot make a PDF; the page can be printed instead."};
}

Response refuse_report(const Error& error) {
  if (error.code == "not_supported") return json_failure(501, error.code, error.where, error.message);
  if (error.code != "no_record") return json_failure(422, error.code, error.where, error.message);
  Response response = json_failure(503, error.code, error.where, error.message);
  response.headers.push_back({"Retry-After", "2"});
  return response;
}

Response pdf_response(std::string pdf) {
  Response response;
  response.type = "application/pdf";
  response.headers.push_back({"Cache-Control", "no-store"});
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"report.pdf\""});
  response.text = std::move(pdf);
  return response;
}

}  // namespace

void make_report(Site& site, const Request& request, const Reply& reply) {
  if (!site.make_pdf) return reply(refuse_report(no_library()));
  site.store.run([&site, wishes = request.body, reply](store::EventLog& log) {
    auto pdf = site.make_pdf(log, wishes);
    reply(pdf ? pdf_response(std::move(*pdf)) : refuse_report(pdf.error()));
  });
}

}  // namespace unhunch::server
