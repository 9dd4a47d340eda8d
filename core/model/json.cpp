#include "core/model/json.hpp"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/base/limits.hpp"
#include "core/model/json_values.hpp"
#include "core/text/visible.hpp"

namespace renkei {
namespace {

using json_values::bad_value;
using json_values::read_id;
using nlohmann::json;

using Names = std::initializer_list<std::string_view>;

bool is_among(std::string_view name, Names names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Error unknown_field(std::string_view field, std::string_view kind) {
  return Error(Code::unknown_field, {{"field", std::string(field)}, {"kind", std::string(kind)}});
}

Error missing_field(std::string_view field, std::string_view kind) {
  return Error(Code::missing_field, {{"field", std::string(field)}, {"kind", std::string(kind)}});
}

// A member that the command does not have.
Error unknown_member(std::string_view member, std::string_view command, Names names) {
  std::string expected;
  for (const std::string_view name : names)
    expected.append(expected.empty() ? "" : ", ").append(name);
  return Error(Code::unknown_field, {{"field", shorten(member)},
                                     {"kind", std::string(command)},
                                     {"expected", std::move(expected)},
                                     {"about", "command"}});
}

// Every member of `object` as a field of the kind, but for `others`, which the caller reads.
Result<Assigns> read_fields(const Kind& kind, const json& object, Names others,
                            const JsonSurroundings& store) {
  Assigns fields;
  for (const auto& [name, given] : object.items()) {
    if (is_among(name, others)) continue;
    const int index = kind.find(name);
    if (index < 0) return unknown_field(name, kind.name);
    const Field& field = kind.fields[static_cast<std::size_t>(index)];
    const auto same = [&](const Assign& assign) { return assign.field == field.name; };
    if (std::any_of(fields.begin(), fields.end(), same)) return bad_value(field, given);
    auto value = json_values::read(field, given, store);
    if (!value) return value.error();
    fields.push_back({std::string(field.name), std::move(*value)});
  }
  return fields;
}

// One line, being read.
struct Line {
  const json& object;
  const JsonSurroundings& store;
  std::string name;  // of the command, its "do"

  // Refuses members that the command does not have: a misspelt one would silently do nothing.
  std::optional<Error> only(Names names) const {
    for (const auto& [key, value] : object.items())
      if (!is_among(key, {"do", "as"}) && !is_among(key, names))
        return unknown_member(key, name, names);
    return std::nullopt;
  }

  Result<std::string> text(const char* key) const {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return missing_field(key, name);
    if (found->is_string()) return found->get<std::string>();
    Field field;
    field.name = key;
    return bad_value(field, *found);
  }

  Result<EntryId> id() const {
    const auto found = object.find("id");
    if (found == object.end()) return missing_field("id", name);
    return read_id(*found, store);
  }

  Result<Assigns> fields(const Kind& kind) const {
    const auto found = object.find("fields");
    if (found == object.end()) return missing_field("fields", name);
    if (found->is_object()) return read_fields(kind, *found, {}, store);
    return bad_value("fields", *found, "{\"…\": …}");
  }
};

// Only a check-in is asked whether it is meant.
Result<bool> read_anyway(const Line& line, std::string_view kind_name) {
  const auto found = line.object.find("anyway");
  if (found == line.object.end()) return false;
  if (kind_name != "check_in") return unknown_field("anyway", kind_name);
  if (found->is_boolean()) return found->get<bool>();
  Field field;
  field.name = "anyway";
  field.type = Type::boolean;
  return bad_value(field, *found);
}

Result<Command> read_create(const Line& line) {
  if (auto odd = line.only({"kind", "fields", "anyway"})) return *odd;
  const auto name = line.text("kind");
  if (!name) return name.error();
  const Kind* kind = find_kind(*name);
  if (kind == nullptr) return Error(Code::unknown_kind, {{"kind", shorten(*name)}});
  const auto anyway = read_anyway(line, *name);
  if (!anyway) return anyway.error();
  auto fields = line.fields(*kind);
  if (!fields) return fields.error();
  return Command(Create{*name, std::move(*fields), *anyway});
}

Result<Command> read_set(const Line& line) {
  if (auto odd = line.only({"id", "fields"})) return *odd;
  const auto id = line.id();
  if (!id) return id.error();
  const auto kind = line.store.kind_of(*id);
  if (!kind) return kind.error();
  auto fields = line.fields(**kind);
  if (!fields) return fields.error();
  return Command(Set{*id, std::move(*fields)});
}

Result<Command> read_void(const Line& line) {
  if (auto odd = line.only({"id", "reason"})) return *odd;
  const auto id = line.id();
  if (!id) return id.error();
  auto reason = line.text("reason");
  if (!reason) return reason.error();
  return Command(Void{*id, std::move(*reason)});
}

template <class OnOne>
Result<Command> read_on_one(const Line& line) {
  if (auto odd = line.only({"id"})) return *odd;
  const auto id = line.id();
  if (!id) return id.error();
  return Command(OnOne{*id});
}

// tally, check_in and answer: a record whose fields stand in the line itself.
Result<Command> read_observation(const Line& line, std::string_view kind_name) {
  const Kind& kind = *find_kind(kind_name);
  const auto anyway = read_anyway(line, kind_name);
  if (!anyway) return anyway.error();
  auto fields = read_fields(kind, line.object, {"do", "as", "anyway"}, line.store);
  if (!fields) return fields.error();
  if (kind_name == "tally" && !line.object.contains("delta"))
    fields->push_back({"delta", OwnValue(std::int64_t{1})});
  return Command(Create{std::string(kind_name), std::move(*fields), *anyway});
}

Result<RollCall::Mark> read_mark(const json& participant, const json& state,
                                 const JsonSurroundings& store) {
  static const Kind& kind = *find_kind("rollcall_mark");
  static const Field& field = kind.fields[static_cast<std::size_t>(kind.find("state"))];
  const auto id = read_id(participant, store, "participant");
  if (!id) return id.error();
  if (!state.is_string()) return bad_value(field, state);
  const auto code = json_values::read(field, state, store);
  if (!code) return code.error();
  return RollCall::Mark{*id, std::string(code->view().text)};
}

// The marks of a roll call as pairs of participant and state, whichever way they are written:
// {"id": "state"}, [{"participant": id, "state": state}], and the lists "present" and "absent".
Result<json> collect_marks(const json& object) {
  json pairs = json::array();
  for (const char* list : {"present", "absent"}) {
    const auto found = object.find(list);
    if (found == object.end() || found->is_null()) continue;
    if (!found->is_array()) return bad_value(list, *found, "[\"ID\", …]");
    for (const json& id : *found) pairs.push_back(json::array({id, list}));
  }
  const auto marks = object.find("marks");
  if (marks == object.end() || marks->is_null()) return pairs;
  Field field;
  field.name = "marks";
  field.type = Type::json;
  if (!marks->is_structured()) return bad_value(field, *marks);
  for (const auto& [key, mark] : marks->items()) {
    if (marks->is_object()) {
      pairs.push_back(json::array({key, mark}));
    } else if (mark.is_object() && mark.size() == 2 && mark.contains("participant") &&
               mark.contains("state")) {
      pairs.push_back(json::array({mark["participant"], mark["state"]}));
    } else {
      return bad_value(field, mark);
    }
  }
  return pairs;
}

Result<Command> read_roll_call(const Line& line) {
  json fields = line.object;
  if (fields.contains("counted") && !fields.contains("counted_n")) {
    fields["counted_n"] = fields["counted"];
    fields.erase("counted");
  }
  if (fields.contains("at") && !fields.contains("started_at")) {
    fields["started_at"] = fields["at"];
    fields.erase("at");
  }
  RollCall call;
  auto read = read_fields(*find_kind("rollcall"), fields,
                          {"do", "as", "marks", "present", "absent"}, line.store);
  if (!read) return read.error();
  call.fields = std::move(*read);
  const auto marks = collect_marks(line.object);
  if (!marks) return marks.error();
  for (const json& pair : *marks) {
    auto mark = read_mark(pair[0], pair[1], line.store);
    if (!mark) return mark.error();
    call.marks.push_back(std::move(*mark));
  }
  return Command(std::move(call));
}

// enrol or trust.
template <class Grant>
Result<Command> read_grant(const Line& line) {
  if (auto odd = line.only({"device"})) return *odd;
  auto log = line.text("device");
  if (!log) return log.error();
  return Command(Grant{std::move(*log)});
}

Result<Command> read_revoke(const Line& line) {
  if (auto odd = line.only({"device", "from"})) return *odd;
  auto log = line.text("device");
  if (!log) return log.error();
  const auto from = line.object.find("from");
  if (from == line.object.end()) return Command(Revoke{std::move(*log), 0});
  if (from->is_number_integer() && *from >= 1 && *from <= max_seq)
    return Command(Revoke{std::move(*log), from->get<Seq>()});
  return bad_value("from", *from, "1 … " + std::to_string(max_seq));
}

Result<Command> read_by_name(const Line& line) {
  if (line.name == "create") return read_create(line);
  if (line.name == "set") return read_set(line);
  if (line.name == "void") return read_void(line);
  if (line.name == "restore") return read_on_one<Restore>(line);
  if (line.name == "erase") return read_on_one<Erase>(line);
  if (line.name == "tally") return read_observation(line, "tally");
  if (line.name == "check_in") return read_observation(line, "check_in");
  if (line.name == "answer") return read_observation(line, "response");
  if (line.name == "roll_call") return read_roll_call(line);
  if (line.name == "keep") return read_on_one<Keep>(line);
  if (line.name == "enrol") return read_grant<Enrol>(line);
  if (line.name == "trust") return read_grant<Trust>(line);
  if (line.name == "revoke") return read_revoke(line);
  return Error(Code::unknown_command, {{"command", shorten(line.name)}});
}

}  // namespace

Result<ReadCommand> read_command(std::string_view text, const JsonSurroundings& store) {
  if (text.size() > limits::command_bytes)
    return Error(Code::too_long,
                 {{"field", "command"}, {"limit", std::to_string(limits::command_bytes)}});
  const auto object = json_values::parse(text);
  if (!object) return object.error();
  if (!object->is_object())
    return Error(Code::bad_json, {{"expected", "{\"do\": …}"}, {"about", "no_object"}});
  Line line{*object, store, {}};
  auto name = line.text("do");
  if (!name) return name.error();
  line.name = std::move(*name);
  std::string as;
  if (object->contains("as")) {
    auto given = line.text("as");
    if (!given) return given.error();
    as = std::move(*given);
  }
  auto command = read_by_name(line);
  if (!command) return command.error();
  return ReadCommand{std::move(*command), std::move(as)};
}

}  // namespace renkei
