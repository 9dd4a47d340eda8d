// What both demonstrations are made with: the small season that tells its story (demo.hpp), and the lively
// day (lively_day.hpp).
#pragma once
#include <string>
#include <utility>

#include "core/session/session.hpp"
#include "platform/cli/context.hpp"

namespace renkei::cli {

// Anything that goes wrong in a demonstration ends it; the error is shown like any other.
struct Stop {
  Error error;
};

template <class T>
T must(Result<T> result) {
  if (!result) throw Stop{result.error()};
  return std::move(*result);
}

struct DemoDevice {
  std::string name;
  Session session;

  EntryId create(std::string kind, Assigns fields) {
    return must(session.execute(Create{std::move(kind), std::move(fields)})).id;
  }
};

// The folder must not be there yet, or be empty.
Status make_demo_folder(const std::string& folder);

}  // namespace renkei::cli
