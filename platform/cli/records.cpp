// list, show, waiting, kinds: looking at records and at what may be recorded.
#include <memory>
#include <nlohmann/json.hpp>

#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t longest_cell = 32;

// --- list --------------------------------------------------------------------------------------

struct ListOptions {
  std::string kind;
  std::vector<std::string> where;
  bool with_void = false;
};

Result<std::vector<Where>> read_where(const Kind& kind, const std::vector<std::string>& texts,
                                      const JsonSurroundings& store) {
  std::vector<Where> where;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const int index = kind.find(name);
    if (index < 0)
      return Error(Code::unknown_field, {{"field", name}, {"kind", std::string(kind.name)}});
    const Field& field = kind.fields[static_cast<std::size_t>(index)];
    auto value = read_value(field, std::string_view(text).substr(equals + 1), store);
    if (!value) return value.error();
    where.push_back({std::string(field.name), std::move(*value)});
  }
  return where;
}

// A person who must not appear on lists is there, but not by name.
bool is_hidden_person(const Record& record) {
  const Value hidden = record.value("hide_on_lists");
  return hidden.form == Value::Form::integer && hidden.integer != 0;
}

bool holds(const Record& record, std::size_t field) {
  return !record.value(field).is_null() || is_withheld(record, record.kind().fields[field].name);
}

GridCell list_cell(const Context& context, const Record& record, std::size_t field,
                   const Showing& showing) {
  const Field& described = record.kind().fields[field];
  if (context.format == Format::text && is_personal(described.privacy) &&
      is_hidden_person(record) && holds(record, field))
    return {"＊＊＊", false};
  return cell_of(context, record, field, showing);
}

// Where nothing personal of a record has come, one column says so for all of them.
bool fills_column(const Record& record, std::size_t field) {
  if (!record.value(field).is_null()) return true;
  const std::vector<Field>& fields = record.kind().fields;
  if (!is_withheld(record, fields[field].name)) return false;
  const auto personal =
      std::ranges::count_if(fields, [](const Field& each) { return is_personal(each.privacy); });
  return record.withheld.size() < static_cast<std::size_t>(personal) ||
         record.withheld.front() == fields[field].name;
}

// In text only the columns that hold anything; CSV has them all, so that files can be compared, and
// names what is withheld in a column of its own.
std::vector<std::size_t> columns_of(const Context& context, const Kind& kind,
                                    const std::vector<Record>& records) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    bool filled = context.format == Format::csv;
    for (const Record& record : records) filled = filled || fills_column(record, i);
    if (filled) columns.push_back(i);
  }
  return columns;
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ';';
    out += name;
  }
  return out;
}

Grid grid_of(const Context& context, const Kind& kind, const std::vector<Record>& records,
             const Showing& showing) {
  const bool csv = context.format == Format::csv;
  Grid grid;
  const auto columns = columns_of(context, kind, records);
  grid.heads.push_back("_id");
  for (const std::size_t column : columns) grid.heads.emplace_back(kind.fields[column].name);
  grid.heads.insert(grid.heads.end(), {"_void", "_conflicts"});
  if (csv) grid.heads.emplace_back("_withheld");
  for (const Record& record : records) {
    auto& row = grid.rows.emplace_back();
    row.push_back({showing.id_text(record.id()), false});
    for (const std::size_t column : columns)
      row.push_back(list_cell(context, record, column, showing));
    row.push_back({record.is_void ? "true" : csv ? "false" : "", false});
    row.push_back({joined(record.conflicts), false});
    if (csv) row.push_back({joined(record.withheld), false});
  }
  return grid;
}

int list(const Context& context, const ListOptions& options) {
  const Kind* kind = find_kind(options.kind);
  if (kind == nullptr) return refuse(context, Error(Code::unknown_kind, {{"kind", options.kind}}));
  const auto session = context.look();
  if (!session) return refuse(context, session.error());
  const auto where = read_where(*kind, options.where, json_surroundings(*session));
  if (!where) return refuse(context, where.error());
  const auto records = session->list(kind->name, *where, options.with_void);
  if (!records) return refuse(context, records.error());
  const Showing showing = showing_of(*session);
  if (context.json()) {
    for (const Record& record : *records) put_line(dump(to_json(record, showing.id_text)));
  } else {
    put_grid(context, grid_of(context, *kind, *records, showing), longest_cell);
    if (context.format == Format::text)
      tell(context.say("cli.list.count", {{"count", std::to_string(records->size())}}));
  }
  return done;
}

// --- show --------------------------------------------------------------------------------------

ordered_json to_json(const HistoryItem& item, const Kind& kind, const IdText& id_text) {
  ordered_json out{{"entry", id_text(item.entry)}, {"operation", operation_name(item.operation)},
                   {"at", to_text(item.at)},       {"device", item.device},
                   {"staff", item.staff},          {"fields", ordered_json::object()}};
  for (const Assign& assign : item.fields) {
    const int index = kind.find(assign.field);
    const Field field = index < 0 ? Field{} : kind.fields[static_cast<std::size_t>(index)];
    out["fields"][assign.field] = to_json(field, assign.value.view(), id_text);
  }
  for (const std::string_view field : item.withheld) out["withheld"].push_back(std::string(field));
  if (!item.reason.empty()) out["reason"] = item.reason;
  out["replaced"] = ordered_json::array();
  for (const EntryId id : item.replaced) out["replaced"].push_back(id_text(id));
  return out;
}

void put_record(const Context& context, const Record& record, const Showing& showing) {
  const Kind& kind = record.kind();
  Grid grid{{std::string(kind.name), showing.id_text(record.id())}, {}};
  for (std::size_t i = 0; i < kind.fields.size(); ++i) {
    GridCell cell = cell_of(context, record, i, showing);
    cell.number = false;
    if (!cell.text.empty()) grid.rows.push_back({{std::string(kind.fields[i].name)}, cell});
  }
  if (record.is_void) grid.rows.push_back({{"_void"}, {record.void_reason}});
  if (!record.conflicts.empty()) grid.rows.push_back({{"_conflicts"}, {joined(record.conflicts)}});
  if (!record.withheld.empty()) grid.rows.push_back({{"_withheld"}, {joined(record.withheld)}});
  put(as_text(grid));
}

// What a write said, in one cell.
std::string said_in(const Context& context, const HistoryItem& item, const Kind& kind,
                    const Showing& showing) {
  std::string out = item.reason;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!out.empty()) out += "  ";
    out.append(name).append("=") += value;
  };
  for (const Assign& assign : item.fields) {
    const int index = kind.find(assign.field);
    const Field field = index < 0 ? Field{} : kind.fields[static_cast<std::size_t>(index)];
    add(assign.field, cell_of(context, kind, field, assign.value.view(), showing).text);
  }
  for (const std::string_view field : item.withheld)
    add(field, withheld_words(context.language, ""));
  return out;
}

void put_history(const Context& context, const Kind& kind, const std::vector<HistoryItem>& items,
                 const Showing& showing) {
  Grid grid;
  for (const char* head : {"entry", "at", "operation", "device", "staff", "fields"})
    grid.heads.push_back(context.say(std::string("cli.history.") + head));
  for (const HistoryItem& item : items)
    grid.rows.push_back({{showing.id_text(item.entry)},
                         {moment_words(item.at, showing.zone)},
                         {std::string(operation_name(item.operation))},
                         {item.device},
                         {item.staff},
                         {said_in(context, item, kind, showing)}});
  put("\n" + as_text(grid));
}

// A record, or what is known of one whose birth lies in a file that has not come.
Result<Record> find_or_waiting(const Reader& session, EntryId id, bool& waits) {
  auto record = session.find(id);
  if (record || record.error().code != Code::not_found) return record;
  auto waiting = session.waiting(id);
  if (!waiting) return waiting.error();
  if (waiting->empty()) return record;
  waits = true;
  return std::move(waiting->front());
}

int show(const Context& context, const std::string& id_given, bool with_history) {
  const auto session = context.look();
  if (!session) return refuse(context, session.error());
  const auto id = session->parse_id(id_given);
  if (!id) return refuse(context, id.error());
  bool waits = false;
  const auto record = find_or_waiting(*session, *id, waits);
  if (!record) return refuse(context, record.error());
  Result<std::vector<HistoryItem>> history = std::vector<HistoryItem>();
  if (with_history) history = session->history(*id);
  if (!history) return refuse(context, history.error());
  const Showing showing = showing_of(*session);
  const IdText& id_text = showing.id_text;
  if (!context.json()) {
    put_record(context, *record, showing);
    if (waits) tell(context.say("cli.waiting.one"));
    if (with_history) put_history(context, record->kind(), *history, showing);
    return done;
  }
  ordered_json out = renkei::to_json(*record, id_text);
  if (waits) out["_waiting"] = true;
  if (with_history) out["_history"] = ordered_json::array();
  for (const HistoryItem& item : *history)
    out["_history"].push_back(to_json(item, record->kind(), id_text));
  put_line(dump(out));
  return done;
}

// --- waiting -----------------------------------------------------------------------------------

std::string filled_fields(const Context& context, const Record& record, const Showing& showing) {
  std::string out;
  for (std::size_t i = 0; i < record.kind().fields.size(); ++i) {
    if (!holds(record, i)) continue;
    if (!out.empty()) out += "  ";
    out.append(record.kind().fields[i].name).append("=");
    out += cell_of(context, record, i, showing).text;
  }
  return out;
}

int waiting(const Context& context) {
  const auto session = context.look();
  if (!session) return refuse(context, session.error());
  const auto records = session->waiting();
  if (!records) return refuse(context, records.error());
  const Showing showing = showing_of(*session);
  Grid grid{{"_id", "_kind", "_void", "fields"}, {}};
  for (const Record& record : *records) {
    if (context.json()) {
      ordered_json out = renkei::to_json(record, showing.id_text);
      out["_waiting"] = true;
      put_line(dump(out));
    }
    grid.rows.push_back({{showing.id_text(record.id())},
                         {std::string(record.kind().name)},
                         {record.is_void ? record.void_reason : ""},
                         {filled_fields(context, record, showing)}});
  }
  if (!context.json() && (context.format == Format::csv || !records->empty()))
    put_grid(context, grid);
  if (context.format == Format::text)
    tell(context.say(records->empty() ? "cli.waiting.none" : "cli.waiting.next"));
  return done;
}

// --- kinds -------------------------------------------------------------------------------------

std::string_view name_of(Type type) {
  switch (type) {
    case Type::text:
      return "text";
    case Type::integer:
      return "integer";
    case Type::real:
      return "real";
    case Type::boolean:
      return "boolean";
    case Type::date:
      return "date";
    case Type::time:
      return "time";
    case Type::moment:
      return "moment";
    case Type::record:
      return "record";
    case Type::choice:
      return "choice";
    case Type::list:
      return "list";
    case Type::json:
      return "json";
  }
  return "";
}

std::string privacy_class(const Field& field) {
  return "P" + std::to_string(static_cast<int>(field.privacy));
}

ordered_json to_json(const Field& field) {
  ordered_json out{{"name", field.name},
                   {"number", field.number},
                   {"type", name_of(field.type)},
                   {"privacy", privacy_class(field)},
                   {"required", field.required}};
  if (!field.target.empty()) out["refers_to"] = field.target;
  if (field.of_entry) out["default"] = "now";
  if (field.min != INT64_MIN) out["min"] = field.min;
  if (field.max != INT64_MAX) out["max"] = field.max;
  const char* list = field.type == Type::choice ? "choices" : "suggestions";
  for (const Choice& choice : field.choices)
    out[list].push_back({{"code", choice.code}, {"ja", choice.ja}});
  return out;
}

std::string details_of(const Context& context, const Field& field) {
  std::string out;
  if (!field.target.empty()) out.append("-> ").append(field.target);
  if (field.of_entry) out += "= now";
  if (field.min != INT64_MIN) out += range_of(field);
  if (!out.empty() && !field.choices.empty()) out += "  ";
  return out + choice_list(context.language, field);
}

int kinds(const Context& context, const std::string& only) {
  if (!only.empty() && find_kind(only) == nullptr)
    return refuse(context, Error(Code::unknown_kind, {{"kind", only}}));
  Grid grid{{"kind", "field", "type", "privacy", "required", "details"}, {}};
  for (const Kind& kind : all_kinds()) {
    if (!only.empty() && kind.name != only) continue;
    ordered_json out{
        {"kind", kind.name}, {"number", kind.number}, {"fields", ordered_json::array()}};
    for (const Field& field : kind.fields) {
      out["fields"].push_back(to_json(field));
      grid.rows.push_back({{std::string(kind.name)},
                           {std::string(field.name)},
                           {std::string(name_of(field.type))},
                           {privacy_class(field)},
                           {field.required ? "required" : ""},
                           {details_of(context, field)}});
    }
    if (context.json()) put_line(dump(out));
  }
  if (!context.json()) put_grid(context, grid);
  return done;
}

}  // namespace

void add_look_commands(CommandLine& line) {
  auto options = std::make_shared<ListOptions>();
  CLI::App& listing = line.add(
      "list", [options](const Context& context) { return list(context, *options); }, true);
  std::vector<std::string> names;
  for (const Kind& each : all_kinds()) names.emplace_back(each.name);
  line.suggest(*listing.add_option("KIND", options->kind, line.option("list.kind"))->required(),
               names);
  listing.add_option("--where", options->where, line.option("list.where"))
      ->expected(1)
      ->take_all()
      ->check([language = line.language()](const std::string& text) {
        return text.find('=') == std::string::npos
                   ? say(language, "cli.usage.where", {{"value", text}})
                   : std::string();
      });
  listing.add_flag("--with-void", options->with_void, line.option("list.void"));

  line.add("waiting", waiting, true);

  auto id = std::make_shared<std::string>();
  auto with_history = std::make_shared<bool>(false);
  CLI::App& showing = line.add("show", [id, with_history](const Context& context) {
    return show(context, *id, *with_history);
  });
  showing.add_option("ID", *id, line.option("show.id"))->required();
  showing.add_flag("--history", *with_history, line.option("show.history"));

  auto kind = std::make_shared<std::string>();
  CLI::App& knowing = line.add(
      "kinds", [kind](const Context& context) { return kinds(context, *kind); }, true);
  line.suggest(*knowing.add_option("KIND", *kind, line.option("kinds.kind")), names);
}

}  // namespace renkei::cli
