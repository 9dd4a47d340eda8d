#include "core/figures/relations.hpp"

#include <algorithm>
#include <tuple>

#include "core/model/municipality_history.hpp"

namespace renkei {
namespace {

void bring_in(Partners& partners, Partners& unknown, const std::string& code, EntryId record,
              std::string_view day) {
  const DatedMunicipality* known = municipality_on(code, day);
  auto& records = known ? partners[std::string(known->code6)] : unknown[code];
  if (records.empty() || records.back() != record) records.push_back(record);
}

void add(Partners& all, const Partners& more) {
  for (const auto& [code, records] : more) {
    auto& known = all[code];
    known.insert(known.end(), records.begin(), records.end());
  }
}

bool has_begun(const Date& first, std::string_view day) { return first.iso <= day; }

bool is_over(const Date& last, std::string_view day) { return !last.iso.empty() && last.iso < day; }

const Date& first_day(const Agreement& agreement) {
  return agreement.valid_from.iso.empty() ? agreement.signed_on : agreement.valid_from;
}

std::string_view prefecture_code(std::string_view name) {
  for (const Municipality& one : all_municipalities())
    if (one.is_prefecture() && one.name == name) return one.code6;
  return "99";
}

int place_of(std::string_view kind) { return kind == "市長会" ? 0 : kind == "町村会" ? 1 : 2; }

}  // namespace

Relations read_relations(const Records& records) {
  return {all<ExchangeLink>(records), all<HpMember>(records), all<Agreement>(records)};
}

bool is_in_force(const Agreement& agreement, std::string_view day) {
  return has_begun(first_day(agreement), day) && !has_ended(agreement, day);
}

bool has_ended(const Agreement& agreement, std::string_view day) {
  return !agreement.auto_renew.value_or(false) && is_over(agreement.valid_to, day);
}

Partners members_of(const Found<Agreement>& agreement, std::string_view day, Partners& unknown) {
  const Agreement& fields = agreement.fields;
  Partners members;
  const bool cities = fields.member_rule == "all_cities";
  if (!cities && fields.member_rule != "all_towns_villages") {
    for (const std::string& code : fields.members)
      bring_in(members, unknown, code, agreement.id, day);
    return members;
  }
  each_municipality_on(day, [&](const DatedMunicipality& one) {
    if (one.prefecture != fields.pref) return;
    const bool city = one.type == "city" || one.type == "designated_city";
    const bool town = one.type == "town" || one.type == "village";
    if (cities ? city : town) members[std::string(one.code6)].push_back(agreement.id);
  });
  return members;
}

std::vector<const Found<Agreement>*> agreements_on(const Relations& relations,
                                                   std::string_view day) {
  std::vector<const Found<Agreement>*> in_force;
  for (const auto& agreement : relations.agreements)
    if (is_in_force(agreement.fields, day)) in_force.push_back(&agreement);
  std::ranges::sort(in_force, {}, [](const Found<Agreement>* agreement) {
    const Agreement& of = agreement->fields;
    return std::tuple(std::string_view(of.signed_on.iso), prefecture_code(of.pref),
                      place_of(of.kind), std::string_view(of.party), agreement->id);
  });
  return in_force;
}

bool RelationsOn::is_consistent() const {
  const std::size_t most = std::max({links.size(), members.size(), agreements.size()});
  return most <= all.size() && all.size() <= links.size() + members.size() + agreements.size();
}

RelationsOn relations_on(const Relations& relations, std::string_view day) {
  RelationsOn on;
  on.day = day;
  for (const auto& [id, link, disputed] : relations.links)
    if (has_begun(link.valid_from, day) && !is_over(link.valid_to, day))
      bring_in(on.links, on.unknown, link.municipality_code6, id, day);
  for (const auto& [id, member, disputed] : relations.members)
    if (has_begun(member.registered_on, day) &&
        (member.left_on.iso.empty() || day < member.left_on.iso))
      bring_in(on.members, on.unknown, member.municipality_code6, id, day);
  for (const Found<Agreement>* agreement : agreements_on(relations, day))
    add(on.agreements, members_of(*agreement, day, on.unknown));
  for (const Partners* set : {&on.links, &on.members, &on.agreements}) add(on.all, *set);
  return on;
}

std::vector<RelationChange> changes_between(const RelationsOn& before, const RelationsOn& after) {
  using What = RelationChange::What;
  std::vector<RelationChange> changes;
  std::map<std::string, std::string> carried;  // what the earlier ones are called by then
  for (const auto& [code, records] : before.all)
    carried.emplace(municipality_on(code, after.day)->code6, code);
  for (const auto& [code, records] : after.all) {
    const auto was = carried.find(code);
    if (was == carried.end()) {
      changes.push_back({What::came, {}, code});
    } else if (full_name_on(was->second, before.day) != full_name_on(code, after.day)) {
      changes.push_back({What::renamed, was->second, code});
    }
  }
  for (const auto& [now, code] : carried)
    if (!after.all.contains(now)) changes.push_back({What::left, now, {}});
  std::ranges::stable_sort(changes, {}, &RelationChange::what);
  return changes;
}

}  // namespace renkei
