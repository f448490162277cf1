// SPDX-License-Identifier: Apache-2.0
// The log as one text: a batch, as docs/data-format.md describes it. Read again, it makes the same record.
#pragma once

#include <string>

#include "wire/event_text.h"

namespace unhunch::report {

class Batch {
 public:
  void add(const wire::EventText& event) {
    text_ += text_.empty() ? "{\"events\":[\n" : ",\n";
    wire::write_event(event, text_);
  }
  std::string take() { return text_.empty() ? "{\"events\":[]}\n" : std::move(text_) + "\n]}\n"; }

 private:
  std::string text_;
};

}  // namespace unhunch::report
