// SPDX-License-Identifier: Apache-2.0
#include "server/http.h"

#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <csignal>
#include <cstdio>
#include <set>

#include "server/pages.h"
#include "server/rate.h"
#include "server/response_text.h"
#include "server/routes.h"

namespace unhunch::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using std::chrono::seconds;

using Executor = asio::io_context::executor_type;
template <class T>
using Awaitable = asio::awaitable<T, Executor>;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Descriptor = asio::posix::basic_stream_descriptor<Executor>;
using Stream = beast::basic_stream<tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Parser = http::request_parser<http::string_body>;
using ErrorCode = boost::system::error_code;

// Errors come back as values.
constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> as_value{asio::use_awaitable_t<Executor>{}};

constexpr std::size_t first_read_bytes = 2048;
constexpr std::size_t body_read_bytes = 16u * 1024u;
constexpr seconds transfer_time{30};  // for a body, or an answer
constexpr seconds linger_time{2};
constexpr seconds ping_time{25};
constexpr seconds last_time{5};  // from the signal to the end
constexpr int ports_to_try = 100;
constexpr int most_turned_away = 16;  // at the same time; more are closed without a word

struct Connection;

// What all connections share.
struct Shared {
  Limits limits;
  bool verbose = false;
  bool stopping = false;
  Site* site = nullptr;
  int turned_away = 0;
  std::set<Connection*> connections;
};

struct Connection {
  Connection(Shared& all, Socket socket)
      : shared(all),
        stream(std::move(socket)),
        wake(stream.get_executor()),
        rate(all.limits.requests_per_second, std::chrono::steady_clock::now()) {
    shared.connections.insert(this);
  }
  ~Connection() { shared.connections.erase(this); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Shared& shared;
  Stream stream;
  Timer wake;  // of a page that listens to the news
  Rate rate;
  beast::flat_buffer buffer{2 * body_read_bytes};
  bool is_waiting = true;  // for a request, so that nothing is lost when it is closed
  bool is_gone = false;    // the page that listened closed its connection
  bool is_first = true;
};
using ConnectionPointer = std::shared_ptr<Connection>;

// ---- from bytes to a Request ----

struct Wanted {
  std::string_view name;
  std::string Request::*member;
};
constexpr Wanted wanted_headers[] = {
    {"Host", &Request::host},
    {"Origin", &Request::origin},
    {"Sec-Fetch-Site", &Request::fetch_site},
    {"Cookie", &Request::cookie},
    {"Accept", &Request::accept},
    {"Accept-Encoding", &Request::accept_encoding},
    {"If-None-Match", &Request::if_none_match},
    {"Last-Event-ID", &Request::last_event_id},
    {"X-Unhunch-Secret", &Request::secret},
    {"X-Unhunch-Confirm", &Request::confirm},
};

Method to_method(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    case http::verb::delete_: return Method::remove;
    default: return Method::other;
  }
}

std::string_view to_view(beast::string_view text) { return {text.data(), text.size()}; }

// Nothing when the request is ambiguous: a target that is no path, or a header twice that must be there once.
std::optional<Request> find_request(const Parser::value_type& message) {
  const std::string_view target = to_view(message.target());
  if (!target.starts_with('/')) return std::nullopt;
  Request request;
  request.method = to_method(message.method());
  const std::size_t question = target.find('?');
  request.path = target.substr(0, question);
  if (question != std::string_view::npos) request.query = target.substr(question + 1);
  for (const Wanted& wanted : wanted_headers) {
    const auto [first, last] = message.equal_range(wanted.name);
    if (first == last) continue;
    request.*wanted.member = to_view(first->value());
    if (std::next(first) != last && wanted.member != &Request::accept) return std::nullopt;
  }
  return request;
}

Response refuse_error(ErrorCode error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return json_failure(431, "header_too_big", {}, "The head of the request is longer than 8 kB.");
  }
  if (error == http::error::body_limit) {
    return json_failure(413, "too_big", {}, "The request is larger than 8 MB. Please send fewer events at once.");
  }
  return json_failure(400, "bad_request", {}, "This is not a request of HTTP/1.1.");
}

// The other side went away or was too slow: there is nobody to answer.
bool is_end(ErrorCode error) {
  return error == http::error::end_of_stream || error == http::error::partial_message ||
         error == beast::error::timeout || error.category() == asio::error::get_system_category() ||
         error.category() == asio::error::get_misc_category();
}

// ---- answering ----

// The pattern of the route, never the path itself: that could hold anything.
void log_answer(const Shared& shared, const Request& request, unsigned status) {
  if (!shared.verbose) return;
  const Route* route = find_route(request).route;
  const std::string_view path = route == nullptr ? "?" : route->path;
  std::fprintf(stderr, "%s %.*s %u\n", std::string{to_text(request.method)}.c_str(), static_cast<int>(path.size()),
               path.data(), status);
}

Awaitable<bool> send(Connection& connection, const Response& response, bool with_body, bool keeps_open) {
  const std::string head = write_head(response, keeps_open, std::time(nullptr));
  const std::string_view body = with_body && response.status != 304 ? response.body() : std::string_view{};
  const std::array<asio::const_buffer, 2> parts = {asio::buffer(head), asio::buffer(body.data(), body.size())};
  connection.stream.expires_after(transfer_time);
  const auto [error, size] = co_await asio::async_write(connection.stream, parts, as_value);
  co_return !error;
}

struct Waiting {
  explicit Waiting(const Executor& executor) : wake(executor, Timer::time_point::max()) {}
  Timer wake;
  std::optional<Response> response;
};

void run_route(Site& site, const Request& request, const Reply& reply) {
  try {
    answer(site, request, reply);
  } catch (const std::exception&) {
    reply(json_failure(500, "internal", {}, "Something went wrong inside. Nothing that was saved is lost."));
  }
}

Reply make_reply(const std::shared_ptr<Waiting>& waiting) {
  return [waiting](Response response) {
    auto hand_over = [waiting, response = std::move(response)]() mutable {
      waiting->response = std::move(response);
      waiting->wake.cancel();
    };
    asio::dispatch(waiting->wake.get_executor(), std::move(hand_over));
  };
}

Awaitable<Response> ask_route(Connection& connection, const Request& request) {
  const auto waiting = std::make_shared<Waiting>(connection.stream.get_executor());
  run_route(*connection.shared.site, request, make_reply(waiting));
  while (!waiting->response) co_await waiting->wake.async_wait(as_value);
  co_return std::move(*waiting->response);
}

// ---- news ----

// A page that listens sends nothing more, so that whatever can be read is its end.
Awaitable<void> watch_end(ConnectionPointer connection) {
  co_await connection->stream.socket().async_wait(Socket::wait_read, as_value);
  connection->is_gone = true;
  connection->wake.cancel();
}

Awaitable<bool> send_text(Connection& connection, std::string_view text) {
  connection.stream.expires_after(transfer_time);
  const auto [error, size] =
      co_await asio::async_write(connection.stream, asio::buffer(text.data(), text.size()), as_value);
  co_return !error;
}

Awaitable<void> tell_news(ConnectionPointer connection, const Response& response) {
  Listener listener{connection->shared.site->news, *response.stream_after};
  std::string text = write_head(response, false, std::time(nullptr)) + std::string{news_greeting};
  asio::co_spawn(connection->stream.get_executor(), watch_end(connection), asio::detached);
  while (co_await send_text(*connection, text)) {
    text = listener.tell();
    if (!text.empty()) continue;
    connection->wake.expires_after(ping_time);
    const auto [interrupted] = co_await connection->wake.async_wait(as_value);
    if (connection->is_gone || connection->shared.stopping) break;
    text = listener.tell();
    if (text.empty() && !interrupted) text = news_ping;
  }
}

// ---- one connection ----

// False when the connection ended, or nothing came for too long.
Awaitable<bool> await_request(Connection& connection) {
  if (connection.buffer.size() > 0) co_return true;
  const Limits& limits = connection.shared.limits;
  connection.stream.expires_after(seconds{connection.is_first ? limits.header_seconds : limits.idle_seconds});
  connection.is_waiting = true;
  const auto [error, size] =
      co_await connection.stream.async_read_some(connection.buffer.prepare(first_read_bytes), as_value);
  connection.is_waiting = false;
  connection.is_first = false;
  connection.buffer.commit(size);
  co_return !error;
}

// Reads and throws away what still comes, so that the answer is not lost with it.
Awaitable<void> linger(Connection& connection) {
  ErrorCode ignored;
  connection.stream.socket().shutdown(Socket::shutdown_send, ignored);
  connection.stream.expires_after(linger_time);
  connection.buffer.clear();
  while (true) {
    const auto [error, size] =
        co_await connection.stream.async_read_some(connection.buffer.prepare(first_read_bytes), as_value);
    if (error) break;
  }
}

// Refuses what the gate, the rate or the form of the request forbid; the body has not been read yet.
std::optional<Response> refuse_head(Connection& connection, const std::optional<Request>& request) {
  if (!request) return json_failure(400, "bad_request", {}, "The target or a header of the request is ambiguous.");
  if (auto refusal = refuse(*connection.shared.site, *request)) return refusal;
  if (connection.rate.take(std::chrono::steady_clock::now())) return std::nullopt;
  Response response = json_failure(429, "too_fast", {}, "Too many requests at once. Please wait a second.");
  response.headers.push_back({"Retry-After", "1"});
  return response;
}

Awaitable<ErrorCode> read_body(Connection& connection, Parser& parser) {
  if (http::token_list{parser.get()[http::field::expect]}.exists("100-continue")) {
    if (!co_await send_text(connection, "HTTP/1.1 100 Continue\r\n\r\n")) co_return http::error::partial_message;
  }
  connection.buffer.reserve(body_read_bytes);
  connection.stream.expires_after(transfer_time);
  const auto [error, size] = co_await http::async_read(connection.stream, connection.buffer, parser, as_value);
  connection.buffer.shrink_to_fit();
  co_return error;
}

// What follows one request.
enum class Next : std::uint8_t { request, close, linger };

Awaitable<Next> refuse_bytes(Connection& connection, ErrorCode error) {
  if (is_end(error)) co_return Next::close;
  const Response response = refuse_error(error);
  const bool sent = co_await send(connection, response, true, false);
  co_return sent ? Next::linger : Next::close;
}

Awaitable<Next> serve_request(ConnectionPointer pointer) {
  Connection& connection = *pointer;
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(connection.shared.limits.header_bytes));
  parser.body_limit(connection.shared.limits.body_bytes);
  connection.stream.expires_after(seconds{connection.shared.limits.header_seconds});
  const auto [head_error, head_size] =
      co_await http::async_read_header(connection.stream, connection.buffer, parser, as_value);
  if (head_error) co_return co_await refuse_bytes(connection, head_error);

  std::optional<Request> request = find_request(parser.get());
  std::optional<Response> response = refuse_head(connection, request);
  const bool reads_body = !response && !parser.is_done();
  if (reads_body) {
    if (const ErrorCode error = co_await read_body(connection, parser)) {
      co_return co_await refuse_bytes(connection, error);
    }
    request->body = std::move(parser.get().body());
  }
  if (!response) response = co_await ask_route(connection, *request);
  if (request) log_answer(connection.shared, *request, response->status);
  if (response->stream_after) {
    co_await tell_news(pointer, *response);
    co_return Next::close;
  }
  const bool keeps_open = parser.is_done() && parser.keep_alive() && request && !connection.shared.stopping;
  const bool with_body = !request || request->method != Method::head;
  if (!co_await send(connection, *response, with_body, keeps_open)) co_return Next::close;
  co_return keeps_open ? Next::request : Next::linger;
}

Awaitable<void> talk(ConnectionPointer connection) {
  Next next = Next::request;
  while (next == Next::request && !connection->shared.stopping) {
    if (!co_await await_request(*connection)) co_return;
    next = co_await serve_request(connection);
  }
  if (next == Next::linger) co_await linger(*connection);
}

Awaitable<void> turn_away(Shared& shared, Socket socket) {
  ++shared.turned_away;
  Response response = json_failure(503, "too_many", {}, "Too many pages are open at once. Please close some.");
  response.headers.push_back({"Retry-After", "2"});
  const std::string text = write_head(response, false, std::time(nullptr)) + response.text;
  Stream stream{std::move(socket)};
  stream.expires_after(linger_time);
  const auto [error, size] = co_await asio::async_write(stream, asio::buffer(text), as_value);
  ErrorCode ignored;
  stream.socket().shutdown(Socket::shutdown_send, ignored);
  std::array<char, 512> rest{};
  for (ErrorCode end = error; !end;) {
    const auto [read_error, read_size] = co_await stream.async_read_some(asio::buffer(rest), as_value);
    end = read_error;
  }
  --shared.turned_away;
}

// ---- the server ----

class BeastServer final : public HttpServer {
 public:
  BeastServer(const Limits& limits, bool verbose) {
    shared_.limits = limits;
    shared_.verbose = verbose;
  }

  ErrorCode listen(int port);
  int port() const override { return port_; }
  void run(Site& site) override;

 private:
  ErrorCode listen_on(const tcp::endpoint& address);
  Awaitable<void> accept_all(Acceptor& acceptor);
  void take(Socket socket);
  Awaitable<void> await_signal();
  void stop();
  Awaitable<void> serve_desk(Desk& desk);
  void wake_listeners();

  Shared shared_;  // outlives the connections, which live in the context
  asio::io_context context_{1};
  std::vector<Acceptor> acceptors_;
  asio::basic_signal_set<Executor> signals_{context_.get_executor()};
  int port_ = 0;
};

ErrorCode BeastServer::listen_on(const tcp::endpoint& address) {
  ErrorCode error;
  Acceptor acceptor{context_.get_executor()};
  acceptor.open(address.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error && address.protocol() == tcp::v6()) acceptor.set_option(asio::ip::v6_only(true), error);
  if (!error) acceptor.bind(address, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return error;
  port_ = acceptor.local_endpoint().port();
  acceptors_.push_back(std::move(acceptor));
  return {};
}

// The second address is a convenience for "localhost", which some systems look up there first.
ErrorCode BeastServer::listen(int port) {
  const auto number = static_cast<asio::ip::port_type>(port);
  if (const ErrorCode error = listen_on({asio::ip::address_v4::loopback(), number})) return error;
  const int taken = port_;
  listen_on({asio::ip::address_v6::loopback(), static_cast<asio::ip::port_type>(taken)});
  port_ = taken;
  return {};
}

void BeastServer::take(Socket socket) {
  ErrorCode ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  if (shared_.connections.size() < static_cast<std::size_t>(shared_.limits.connections)) {
    asio::co_spawn(context_, talk(std::make_shared<Connection>(shared_, std::move(socket))), asio::detached);
  } else if (shared_.turned_away < most_turned_away) {
    asio::co_spawn(context_, turn_away(shared_, std::move(socket)), asio::detached);
  }
}

Awaitable<void> BeastServer::accept_all(Acceptor& acceptor) {
  Timer pause{context_.get_executor()};
  while (acceptor.is_open()) {
    auto [error, socket] = co_await acceptor.async_accept(as_value);
    if (!error) {
      take(std::move(socket));
    } else if (acceptor.is_open()) {  // no descriptor is left: some will be free soon
      pause.expires_after(std::chrono::milliseconds{100});
      co_await pause.async_wait(as_value);
    }
  }
}

Awaitable<void> BeastServer::await_signal() {
  const auto [error, number] = co_await signals_.async_wait(as_value);
  if (error) co_return;
  stop();
  const auto [second_error, second] = co_await signals_.async_wait(as_value);
  if (!second_error) context_.stop();
}

void BeastServer::stop() {
  shared_.stopping = true;
  for (Acceptor& acceptor : acceptors_) {
    ErrorCode ignored;
    acceptor.close(ignored);
  }
  for (Connection* connection : shared_.connections) {
    connection->wake.cancel();
    if (connection->is_waiting) connection->stream.cancel();
  }
}

Awaitable<void> BeastServer::serve_desk(Desk& desk) {
  Descriptor descriptor{context_.get_executor(), dup(desk.descriptor())};
  for (;;) {
    const auto [error] = co_await descriptor.async_wait(Descriptor::wait_read, as_value);
    if (error || shared_.stopping) co_return;
    desk.dispatch();
  }
}

void BeastServer::wake_listeners() {
  for (Connection* connection : shared_.connections) connection->wake.cancel();
}

void BeastServer::run(Site& site) {
  shared_.site = &site;
  site.news.on_change([this] { asio::post(context_, [this] { wake_listeners(); }); });
  ErrorCode ignored;
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) signals_.add(number, ignored);
  asio::co_spawn(context_, await_signal(), asio::detached);
  if (site.desk != nullptr) asio::co_spawn(context_, serve_desk(*site.desk), asio::detached);
  for (Acceptor& acceptor : acceptors_) asio::co_spawn(context_, accept_all(acceptor), asio::detached);
  while (!shared_.stopping && context_.run_one() > 0) {
  }
  const auto end = std::chrono::steady_clock::now() + last_time;
  while (!shared_.connections.empty() && context_.run_one_until(end) > 0) {
  }
}

}  // namespace

Expected<std::unique_ptr<HttpServer>> HttpServer::listen(int port, const Limits& limits, bool verbose) {
  const int last = port == 0 ? 0 : std::min(port + ports_to_try - 1, 65535);
  auto server = std::make_unique<BeastServer>(limits, verbose);
  ErrorCode error;
  for (int number = port; number <= last; ++number) {
    error = server->listen(number);
    if (!error) return server;
    if (error != asio::error::address_in_use) break;
  }
  return fail("no_port", std::to_string(port), error.message());
}

}  // namespace unhunch::server
