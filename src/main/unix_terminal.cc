// SPDX-License-Identifier: Apache-2.0
#include "main/unix_terminal.h"

#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "main/text_layout.h"

namespace unhunch::app {
namespace {

constexpr int input = STDIN_FILENO;
constexpr int output = STDOUT_FILENO;
constexpr std::chrono::milliseconds escape_time{30};

volatile std::sig_atomic_t end_signal = 0;
volatile std::sig_atomic_t stop_wanted = 0;
volatile std::sig_atomic_t resized = 0;
std::array<int, 2> wake_pipe{-1, -1};

// Wakes the wait for a key, whatever it is waiting for.
extern "C" void note_signal(int signal) {
  const int saved = errno;
  if (signal == SIGTSTP) {
    stop_wanted = 1;
  } else if (signal == SIGWINCH) {
    resized = 1;
  } else {
    end_signal = signal;
  }
  const char byte = 0;
  if (write(wake_pipe[1], &byte, 1) < 0) errno = saved;
  errno = saved;
}

constexpr std::array caught_signals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH};

void catch_signals(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  for (const int signal : caught_signals) sigaction(signal, &action, nullptr);
}

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(output, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      pollfd ready{output, POLLOUT, 0};
      poll(&ready, 1, 1000);
      continue;
    }
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

Colours find_colours(bool dumb) {
  if (dumb || !environment("NO_COLOR").empty()) return Colours::none;
  const bool many = environment("TERM").find("256") != std::string_view::npos || !environment("COLORTERM").empty();
  return many ? Colours::many : Colours::sixteen;
}

// Without colour only weight is left, which every terminal that can move its cursor knows.
std::string_view code_of(Look look, Colours colours) {
  const bool many = colours == Colours::many;
  const bool some = colours != Colours::none;
  switch (look) {
    case Look::plain: return {};
    case Look::strong: return "\x1b[1m";
    case Look::faint: return many ? "\x1b[38;5;245m" : "\x1b[2m";
    case Look::accent: return many ? "\x1b[38;5;73m" : some ? "\x1b[36m" : "";
    case Look::chosen: return many ? "\x1b[1;38;5;73m" : some ? "\x1b[1;36m" : "\x1b[1m";
    case Look::alarm: return some ? "\x1b[1;31m" : "\x1b[1m";
  }
  return {};
}

}  // namespace

UnixTerminal::UnixTerminal()
    : interactive_(isatty(input) != 0 && isatty(output) != 0),
      dumb_(environment("TERM").empty() || environment("TERM") == "dumb"),
      plain_(dumb_ || isatty(output) == 0),
      unicode_(std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0),
      colours_(find_colours(dumb_)) {
  if (pipe2(wake_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) interactive_ = false;
}

UnixTerminal::~UnixTerminal() {
  if (entered_ > 0) give_screen_back();
  catch_signals(SIG_DFL);
}

int UnixTerminal::ended_by() { return end_signal; }

Size UnixTerminal::size() const {
  winsize window{};
  if (ioctl(output, TIOCGWINSZ, &window) != 0 || window.ws_col == 0 || window.ws_row == 0) return {};
  return {window.ws_col, window.ws_row};
}

void UnixTerminal::enter() {
  if (entered_++ > 0 || !interactive_) return;
  tcgetattr(input, &before_);
  catch_signals(note_signal);
  take_screen();
}

void UnixTerminal::leave() {
  if (--entered_ > 0 || !interactive_) return;
  give_screen_back();
  catch_signals(SIG_DFL);
  write_all(printed_later_);
  printed_later_.clear();
}

// Signals of the keyboard stay on, so that Ctrl-C and Ctrl-Z do what they do everywhere.
void UnixTerminal::take_screen() {
  termios raw = before_;
  raw.c_iflag &= ~static_cast<tcflag_t>(ICRNL | IXON);
  raw.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  tcsetattr(input, TCSANOW, &raw);
  shown_.clear();
  shown_size_ = {0, 0};
  if (!dumb_) write_all("\x1b[?1049h\x1b[?25l\x1b[2J");
}

void UnixTerminal::give_screen_back() {
  if (!dumb_) write_all("\x1b[0m\x1b[?25h\x1b[?1049l");
  tcsetattr(input, TCSANOW, &before_);
}

void UnixTerminal::suspend() {
  give_screen_back();
  catch_signals(SIG_DFL);
  raise(SIGTSTP);
  catch_signals(note_signal);
  take_screen();
}

std::string UnixTerminal::paint(const Line& line, int width, Colours colours) const {
  std::string painted;
  int left = width;
  for (const Span& span : line.spans) {
    const std::string text = cut(unicode_ ? span.text : to_ascii(span.text), left);
    if (text.empty()) continue;
    left -= display_width(text);
    const std::string_view code = plain_ ? std::string_view{} : code_of(span.look, colours);
    painted += code;
    painted += text;
    if (!code.empty()) painted += "\x1b[0m";
  }
  return painted;
}

void UnixTerminal::draw(const Frame& frame) {
  const Size now = size();
  std::vector<std::string> lines;
  for (const Line& line : frame) {
    if (static_cast<int>(lines.size()) == now.rows && !dumb_) break;
    lines.push_back(paint(line, now.columns, colours_));
  }
  std::string out;
  if (dumb_) {
    if (lines == shown_) return;
    for (const std::string& line : lines) out += line + "\n";
  } else {
    if (now != shown_size_) {
      out += "\x1b[2J";
      shown_.clear();
    }
    for (std::size_t row = 0; row < std::max(lines.size(), shown_.size()); ++row) {
      const std::string_view line = row < lines.size() ? std::string_view{lines[row]} : std::string_view{};
      if (row < shown_.size() && shown_[row] == line) continue;
      out += "\x1b[" + std::to_string(row + 1) + ";1H";
      out += line;
      out += "\x1b[K";
    }
  }
  write_all(out);
  shown_ = std::move(lines);
  shown_size_ = now;
}

std::optional<Key> UnixTerminal::read_key(std::chrono::milliseconds timeout) {
  const auto until = std::chrono::steady_clock::now() + timeout;
  while (true) {
    if (end_signal != 0) return Key{Key::Kind::closed, 0};
    if (stop_wanted != 0) {
      stop_wanted = 0;
      suspend();
      return Key{Key::Kind::continued, 0};
    }
    if (resized != 0) {
      resized = 0;
      return Key{Key::Kind::resized, 0};
    }
    if (auto key = decoder_.next(false)) return key;
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0 && !decoder_.is_waiting()) return std::nullopt;
    const bool unfinished = decoder_.is_waiting();
    if (unfinished) left = escape_time;
    std::array<pollfd, 2> ready = {pollfd{input, POLLIN, 0}, pollfd{wake_pipe[0], POLLIN, 0}};
    const int count = poll(ready.data(), ready.size(), static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (count == 0 && unfinished) {
      if (auto key = decoder_.next(true)) return key;
      continue;
    }
    std::array<char, 256> bytes{};
    if (ready[1].revents != 0 && read(wake_pipe[0], bytes.data(), bytes.size()) < 0) continue;
    if (ready[0].revents == 0) continue;
    const ssize_t got = read(input, bytes.data(), bytes.size());
    if (got > 0) decoder_.feed({bytes.data(), static_cast<std::size_t>(got)});
    const bool over = got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN);
    if (over) return Key{Key::Kind::closed, 0};
  }
}

void UnixTerminal::print(const Frame& lines) {
  constexpr int no_limit = 100000;
  std::string out;
  for (const Line& line : lines) out += paint(line, no_limit, colours_) + "\n";
  if (entered_ > 0) {
    printed_later_ += out;
  } else {
    write_all(out);
  }
}

}  // namespace unhunch::app
