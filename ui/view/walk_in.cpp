#include "ui/view/walk_in.hpp"

#include "core/model/choices.hpp"
#include "core/wording/labels.hpp"
#include "ui/view/stack.hpp"

namespace renkei::ui::walk_in {
namespace {

struct Asking {
  const char* key;
  std::string Draft::*answer;
};
constexpr Asking asked_of_all[] = {{"walk_in.name", &Draft::name},
                                   {"walk_in.kana", &Draft::kana},
                                   {"walk_in.age", &Draft::age},
                                   {"walk_in.ward", &Draft::ward},
                                   {"walk_in.seat", &Draft::seat}};
constexpr Asking asked_for_emergencies[] = {{"walk_in.emergency_name", &Draft::emergency_name},
                                            {"walk_in.emergency_phone", &Draft::emergency_phone}};

}  // namespace

Asked draw_sheet(Ui& ui, const Box& box, const Draft& draft,
                 const std::function<std::string(EntryId)>& name_of) {
  Asked asked;
  const auto change = [&](auto set) {
    Draft changed = draft;
    set(changed);
    asked.emplace_back(Change{std::move(changed)});
  };
  Stack stack(ui, box);
  const auto ask = [&](const Asking& one) {
    stack.text({"walk_in.label", one.key}, ui.say(one.key), {.role = Role::note});
    stack.field(one.key, "", draft.*one.answer, "P2", [change, one](const std::string& text) {
      change([&](Draft& d) { d.*one.answer = text; });
    });
  };
  stack.text("walk_in.title", ui.say("walk_in.title"), {.role = Role::strong});
  for (const Asking& one : asked_of_all) ask(one);
  if (draft.is_child()) {
    stack.text("walk_in.child", ui.say("walk_in.child"), {.ink = ui.theme.colour.unconfirmed});
    ask({"walk_in.guardian", &Draft::guardian});
    std::vector<Choice> people;
    for (const EntryId one : draft.candidates)
      people.push_back({{"walk_in.is_guardian", one}, name_of(one), one == draft.guardian_id});
    if (!people.empty())
      stack.choices(people, [&, change](std::size_t at) {
        change([&](Draft& d) { d.guardian_id = d.candidates[at]; });
      });
  }
  for (const Asking& one : asked_for_emergencies) ask(one);
  stack.text("walk_in.photo", ui.say("walk_in.photo"), {.role = Role::note});
  std::vector<Choice> consents;
  for (const renkei::Choice& consent : choices::consent)
    consents.push_back({{"walk_in.consent", std::string(consent.code)},
                        choice_label(ui.language, "participant", "consent_photo", consent.code),
                        draft.photo == consent.code});
  stack.choices(consents, [change](std::size_t at) {
    change([&](Draft& d) { d.photo = choices::consent[at].code; });
  });
  stack.button("walk_in.add", ui.say("walk_in.add"),
               {.rank = Rank::primary, .enabled = draft.is_whole()},
               [&] { asked.emplace_back(Add{}); });
  stack.button("walk_in.drop", ui.say("walk_in.drop"), {.rank = Rank::quiet},
               [&] { asked.emplace_back(Drop{}); });
  stack.draw("walk_in.sheet");
  home(ui, "walk_in.age");
  return asked;
}

}  // namespace renkei::ui::walk_in
