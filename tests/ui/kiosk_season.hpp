// A kiosk in small: a questionnaire in five languages, and what visitors do before it.
#pragma once
#include <nlohmann/json.hpp>

#include "tests/ui/headless.hpp"

namespace renkei::ui {

inline constexpr const char* kiosk_questions =
    R"json([{"key":"q1","type":"single",
         "text":{"ja":"この催しはどうでしたか","ja-easy":"このイベントは どうでしたか","en":"How was this event?","zh-Hans":"您觉得这次活动怎么样？","ko":"이 행사는 어떠셨나요?"},
         "options":[{"code":"5","label":{"ja":"大変満足","ja-easy":"とても よい","en":"Very satisfied","zh-Hans":"非常满意","ko":"매우 만족"}},
                    {"code":"4","label":{"ja":"満足","ja-easy":"よい","en":"Satisfied","zh-Hans":"满意","ko":"만족"}},
                    {"code":"3","label":{"ja":"ふつう","ja-easy":"ふつう","en":"Neutral","zh-Hans":"一般","ko":"보통"}},
                    {"code":"2","label":{"ja":"やや不満","ja-easy":"すこし わるい","en":"Slightly dissatisfied","zh-Hans":"不太满意","ko":"조금 불만"}},
                    {"code":"1","label":{"ja":"不満","ja-easy":"わるい","en":"Dissatisfied","zh-Hans":"不满意","ko":"불만"}}]},
        {"key":"age","type":"single",
         "text":{"ja":"年代","ja-easy":"なんさい ぐらい ですか","en":"Age group","zh-Hans":"年龄段","ko":"연령대"},
         "options":[{"ja":"9歳以下","ja-easy":"9さい まで","en":"9 or under","zh-Hans":"9岁以下","ko":"9세 이하"},
                    {"ja":"10代","ja-easy":"10さいから 19さい","en":"10s","zh-Hans":"10多岁","ko":"10대"},
                    {"ja":"20代","ja-easy":"20さいから 29さい","en":"20s","zh-Hans":"20多岁","ko":"20대"},
                    {"ja":"80代以上","ja-easy":"80さい から","en":"80 or older","zh-Hans":"80岁以上","ko":"80대 이상"}]},
        {"key":"q3","type":"multi",
         "text":{"ja":"よかったもの","ja-easy":"よかった ものは なんですか","en":"What did you like?","zh-Hans":"您喜欢什么？","ko":"좋았던 것"},
         "options":[{"code":"food","label":{"ja":"食べもの","ja-easy":"{食|た}べもの","en":"Food","zh-Hans":"食物","ko":"음식"}},
                    {"code":"stage","label":{"ja":"舞台","ja-easy":"{舞台|ぶたい}","en":"Stage","zh-Hans":"舞台","ko":"무대"}}]},
        {"key":"q4","type":"nps",
         "text":{"ja":"すすめたいですか（0〜10）","ja-easy":"{友達|ともだち}に おしえたい ですか（0〜10）","en":"Would you recommend it (0–10)?","zh-Hans":"您会推荐吗（0–10）？","ko":"추천하시겠습니까 (0–10)?"}},
        {"key":"q5","type":"number",
         "text":{"ja":"買ったものの金額（円）","ja-easy":"いくら つかいましたか（{円|えん}）","en":"How much did you spend (yen)?","zh-Hans":"消费金额（日元）","ko":"쓴 금액 (엔)"}},
        {"key":"q6","type":"text",
         "text":{"ja":"ご意見","ja-easy":"{言|い}いたい こと","en":"Anything else?","zh-Hans":"其他意见","ko":"기타 의견"}}])json";

inline EntryId add_questionnaire(FakeRecords& records, EntryId event) {
  return records.add("questionnaire",
                     {{"title", "来場者アンケート"},
                      {"event_id", event},
                      {"notice_version", "2023-09"},
                      {"titles", R"({"ja":"来場者アンケート","en":"Visitor survey"})"},
                      {"questions", kiosk_questions}});
}

// From the start sheet to the attract page.
template <class Desk>
EntryId begin_kiosk(Desk& screen) {
  const EntryId id = add_questionnaire(screen.season.records, screen.season.event);
  screen.app.situation.pin.is_set = true;
  screen.ask(today::GoTo{{Screen::kiosk, 0, screen.season.event}});
  screen.ask(kiosk::Start{});
  return id;
}

inline void let_pass(App& app, std::int64_t seconds) {
  app.situation.now.unix_ms += seconds * 1000;
}

}  // namespace renkei::ui
