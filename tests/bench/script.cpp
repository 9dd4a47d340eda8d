// renkei-bench script: the operations of a workload as JSON lines, for engines in other languages.
// [device, "create", row, [values]]   [device, "set", row, column, value]   [device, "remove", row]
#include <cstdio>

#include <nlohmann/json.hpp>

#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/workload.hpp"

namespace renkei::bench {
namespace {

nlohmann::json json_of(const OwnValue& value) {
  const Value view = value.view();
  if (view.form == Value::Form::integer) return view.integer;
  if (view.form == Value::Form::text) return view.text;
  return nullptr;
}

nlohmann::json json_of(int device, const Operation& operation) {
  switch (operation.kind) {
    case Operation::Kind::create: {
      nlohmann::json values = nlohmann::json::array();
      for (const OwnValue& value : operation.values) values.push_back(json_of(value));
      return {device, "create", operation.row, values};
    }
    case Operation::Kind::set:
      return {device, "set", operation.row, operation.column, json_of(operation.values[0])};
    case Operation::Kind::remove:
      return {device, "remove", operation.row};
  }
  return {};
}

}  // namespace

int run_script(const Words& words) {
  const Options options(words, {"devices", "entries"});
  Workload workload;
  workload.devices = static_cast<int>(options.number("devices", 20));
  workload.entries = static_cast<int>(options.number("entries", 5'000));
  for (int device = 0; device < workload.devices; ++device) {
    Script script(workload, device);
    for (Operation operation; script.next(operation);)
      std::puts(json_of(device, operation).dump().c_str());
  }
  return 0;
}

}  // namespace renkei::bench
