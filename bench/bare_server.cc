// SPDX-License-Identifier: Apache-2.0
// What the server is measured against (bench/server_bench.mjs): Boost.Beast and SQLite alone. The same bytes come in,
// lie on disk and go out, each request in a transaction of its own; nothing is checked, and nobody is kept out.
//
//   bare_server DATABASE    prints its address; ends with a signal
#include <sqlite3.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr std::size_t id_size = 36;

void must(bool good, const char* what) {
  if (good) return;
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

class Database {
 public:
  explicit Database(const char* file) {
    must(sqlite3_open(file, &handle_) == SQLITE_OK, "cannot open the database");
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE event (cursor INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT");
    insert_ = prepare("INSERT INTO event (id, text) VALUES (?, ?) ON CONFLICT DO NOTHING");
    select_ = prepare("SELECT cursor, text FROM event WHERE cursor > ? ORDER BY cursor LIMIT 100");
  }

  std::string append(std::string_view batch) {
    const std::size_t id = batch.find("\"id\":\"") + 6;
    must(batch.size() > id + id_size, "not an event");
    const std::string_view text = batch.substr(1, batch.size() - 2);
    bind(insert_, 1, batch.substr(id, id_size));
    bind(insert_, 2, text);
    must(sqlite3_step(insert_) == SQLITE_DONE, sqlite3_errmsg(handle_));
    sqlite3_reset(insert_);
    return "{\"added\":" + std::to_string(sqlite3_changes(handle_)) +
           ",\"cursor\":" + std::to_string(sqlite3_last_insert_rowid(handle_)) + "}";
  }

  std::string read() {
    std::string answer = "{\"events\":[";
    sqlite3_bind_int64(select_, 1, 0);
    std::int64_t cursor = 0;
    while (sqlite3_step(select_) == SQLITE_ROW) {
      if (cursor != 0) answer += ',';
      cursor = sqlite3_column_int64(select_, 0);
      answer += "{\"cursor\":" + std::to_string(cursor) + ",";
      answer += reinterpret_cast<const char*>(sqlite3_column_text(select_, 1)) + 1;
    }
    sqlite3_reset(select_);
    return answer + "],\"cursor\":" + std::to_string(cursor) + ",\"more\":true}";
  }

 private:
  void run(const char* sql) {
    must(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(handle_));
  }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    must(sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK,
         sqlite3_errmsg(handle_));
    return statement;
  }
  static void bind(sqlite3_stmt* statement, int at, std::string_view text) {
    sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }

  sqlite3* handle_ = nullptr;
  sqlite3_stmt *insert_ = nullptr, *select_ = nullptr;
};

http::response<http::string_body> answer(Database& database, const http::request<http::string_body>& request) {
  http::response<http::string_body> response{http::status::ok, request.version()};
  response.set(http::field::content_type, "application/json");
  response.set(http::field::cache_control, "no-store");
  // As much as the server's own headers.
  response.set("Content-Security-Policy", std::string(780, 'x'));
  response.keep_alive(request.keep_alive());
  if (request.target() == "/healthz") {
    response.body() = "{\"ok\":true}";
  } else {
    response.body() = request.method() == http::verb::post ? database.append(request.body()) : database.read();
  }
  response.prepare_payload();
  return response;
}

asio::awaitable<void> serve(tcp::socket socket, Database& database) {
  constexpr auto as_value = asio::as_tuple(asio::use_awaitable);
  boost::beast::flat_buffer buffer;
  for (;;) {
    http::request<http::string_body> request;
    const auto [fault, size] = co_await http::async_read(socket, buffer, request, as_value);
    if (fault) co_return;
    http::response<http::string_body> response = answer(database, request);
    const auto [unsent, sent] = co_await http::async_write(socket, response, as_value);
    if (unsent || !response.keep_alive()) co_return;
  }
}

asio::awaitable<void> accept(tcp::acceptor& acceptor, Database& database) {
  for (;;) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    socket.set_option(tcp::no_delay{true});
    asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), database), asio::detached);
  }
}

}  // namespace

int main(int count, char** arguments) {
  must(count == 2, "bare_server DATABASE");
  Database database{arguments[1]};
  asio::io_context context{1};
  tcp::acceptor acceptor{context, {asio::ip::address_v4::loopback(), 0}};
  std::printf("http://127.0.0.1:%d/\n", acceptor.local_endpoint().port());
  std::fflush(stdout);
  asio::co_spawn(context, accept(acceptor, database), asio::detached);
  context.run();
}
