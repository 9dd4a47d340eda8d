#include "platform/desktop/table.hpp"

#include <nlohmann/json.hpp>

namespace renkei::desktop {
namespace {

using nlohmann::json;

template <class Value>
json or_null(const std::optional<Value>& value) {
  return value ? json(*value) : json(nullptr);
}

json values_json(const ui::Seen& chart) {
  json values = json::array();
  for (const ui::ChartValue& value : chart.values)
    values.push_back({{"series", value.series}, {"at", value.at}, {"n", value.n}});
  return values;
}

json widget_json(const ui::Seen& one) {
  json widget = {{"key", one.key},
                 {"kind", one.kind},
                 {"in", one.in.empty() ? json(nullptr) : json(one.in)},
                 {"x", one.box.x},
                 {"y", one.box.y},
                 {"w", one.box.w},
                 {"h", one.box.h},
                 {"text", one.text},
                 {"enabled", one.enabled},
                 {"focusable", one.focusable},
                 {"chosen", one.chosen},
                 {"state", one.state.empty() ? json(nullptr) : json(one.state)},
                 {"cut", one.cut},
                 {"privacy", one.privacy},
                 {"total", or_null(one.total)}};
  if (std::string_view(one.kind) == "chart") widget["values"] = values_json(one);
  return widget;
}

}  // namespace

std::string table_text(const Shown& shown) {
  json widgets = json::array();
  for (const ui::Seen& one : shown.seen) widgets.push_back(widget_json(one));
  json job = nullptr;
  if (shown.busy)
    job = {{"key", shown.busy->key},
           {"waiting", shown.busy->waiting},
           {"progress", shown.busy->progress ? json(*shown.busy->progress) : json()}};
  const json table = {{"format", 1},
                      {"frame", shown.drawing},
                      {"screen", shown.address},
                      {"class", name_of(shown.layout)},
                      {"short", shown.layout.is_short},
                      {"focus", shown.focus.empty() ? json(nullptr) : json(shown.focus)},
                      {"job", job},
                      {"refusal", or_null(shown.refusal)},
                      {"saved", shown.saved},
                      {"unsent", shown.unsent},
                      {"widgets", widgets}};
  return table.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace renkei::desktop
