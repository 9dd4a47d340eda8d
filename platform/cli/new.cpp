// new: one record, made from options that the description of its kind gives.
#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/wording/labels.hpp"
#include "core/wording/values.hpp"
#include "platform/cli/columns.hpp"
#include "platform/cli/command_line.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

// As typed, by the field's number.
using Typed = std::map<int, std::vector<std::string>>;

// A list is typed item by item, or as one JSON array.
std::string text_of(const std::vector<std::string>& values) {
  return values.size() == 1 ? values.front() : nlohmann::json(values).dump();
}

Result<Assigns> fields_of(const Kind& kind, const Typed& typed, const JsonSurroundings& store) {
  Assigns fields;
  for (const Field& field : kind.fields) {
    const auto found = typed.find(field.number);
    if (found == typed.end() || found->second.empty()) continue;
    auto value = read_value(field, text_of(found->second), store);
    if (!value) return value.error();
    fields.push_back({std::string(field.name), std::move(*value)});
  }
  return fields;
}

// The id is the data; what it stands for is told beside it.
void put_made(const Context& context, const Record& record, const Reader& session) {
  if (context.json()) return put_line(dump(to_json(record, showing_of(session).id_text)));
  const Kind& kind = record.kind();
  put_line(session.id_text(record.id()));
  tell(context.say("cli.new.done", {{"kind", kind_label(context.language, kind.name)}}));
  Grid grid;
  for (std::size_t i = 0; i < kind.fields.size(); ++i)
    if (!record.value(i).is_null())
      grid.rows.push_back(
          {{field_label(context.language, kind.name, kind.fields[i].name)},
           {value_words(context.language, kind.fields[i], record.value(i), session.records())}});
  tell(as_text(grid));
}

int make_record(const Context& context, Session& session, const Kind& kind, const Typed& typed) {
  auto fields = fields_of(kind, typed, json_surroundings(session));
  if (!fields) return refuse(context, fields.error());
  const auto outcome = session.execute(Create{std::string(kind.name), std::move(*fields)});
  if (!outcome) return refuse(context, outcome.error());
  const auto record = session.find(outcome->id);
  if (!record) return refuse(context, record.error());
  put_made(context, *record, session);
  return done;
}

// --starts-on of starts_on, --event of event_id.
std::string plain_name(const Field& field) {
  std::string name(field.name);
  if (field.type == Type::record && name.ends_with("_id")) name.resize(name.size() - 3);
  std::ranges::replace(name, '_', '-');
  return "--" + name;
}

// --participant-lang where --lang is the program's.
std::string option_name(const CommandLine& line, const Kind& kind, const Field& field) {
  const std::string plain = plain_name(field);
  return line.is_global(plain) ? "--" + std::string(kind.name) + plain.substr(1) : plain;
}

// What stands for the value in the help.
std::string form_of(const Field& field) {
  if (field.type == Type::text || field.type == Type::list) return "TEXT";
  if (field.type == Type::choice) return "CODE";
  if (field.type == Type::record) return "ID";
  return field.type == Type::json ? "JSON" : form_of_value(field);
}

std::string description_of(const CommandLine& line, const Kind& kind, const Field& field,
                           const std::string& option) {
  std::string text = field_label(line.language(), kind.name, field.name);
  const auto add = [&](const char* key, const std::string& plain = {}) {
    text += line.language() == Language::ja ? "" : " ";
    text += say(line.language(), std::string("cli.new.") + key, {{"option", plain}});
  };
  if (field.required) add("required");
  if (field.of_entry) add("now");
  if (field.type == Type::list) add("several");
  if (field.type == Type::record) add("reference");
  if (const std::string plain = plain_name(field); option != plain) add("clash", plain);
  const std::string choices = choice_list(line.language(), field);
  return choices.empty() ? text : text + ": " + choices;
}

void add_field(CommandLine& line, CLI::App& command, const Kind& kind, const Field& field,
               std::vector<std::string>& typed) {
  const std::string name = option_name(line, kind, field);
  CLI::Option& option = *command.add_option(name, typed, description_of(line, kind, field, name));
  option.type_name(form_of(field))->expected(1)->allow_extra_args(false);
  if (field.type == Type::list) option.take_all();
  std::vector<std::string> codes;
  for (const Choice& choice : field.choices) codes.emplace_back(choice.code);
  if (field.type == Type::boolean) codes = {"true", "false"};
  line.suggest(option, std::move(codes));
}

}  // namespace

void add_new_command(CommandLine& line) {
  CLI::App& group = line.add_group("new");
  for (const Kind& kind : all_kinds()) {
    if (!kind.made_by_hand) continue;
    auto typed = std::make_shared<Typed>();
    CLI::App& command =
        line.add_writing_to(group, std::string(kind.name), kind_label(line.language(), kind.name),
                            [&kind, typed](const Context& context, Session& session) {
                              return make_record(context, session, kind, *typed);
                            });
    for (const Field& field : kind.fields)
      add_field(line, command, kind, field, (*typed)[field.number]);
  }
}

}  // namespace renkei::cli
