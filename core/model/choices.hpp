// The closed and the suggested values of fields: the code that is stored and its Japanese word.
// Input may use either; the code is kept.
#pragma once
#include "core/model/kind.hpp"

namespace renkei::choices {

inline constexpr Choice member_rule[] = {
    {"all_cities", "全市"}, {"all_towns_villages", "全町村"}, {"explicit", "個別"}};
inline constexpr Choice owner_kind[] = {
    {"ward", "区"}, {"joint23", "23区一体"}, {"region", "広域"}};
inline constexpr Choice project_style[] = {{"problem_solving", "課題解決型"},
                                           {"momentum", "気運醸成型"}};
inline constexpr Choice status[] = {{"planned", "計画"},
                                    {"held", "実施"},
                                    {"cancelled", "中止"},
                                    {"postponed", "延期"},
                                    {"finished", "終了"}};
inline constexpr Choice joint_kind[] = {{"symposium", "シンポジウム等"},
                                        {"promotion", "魅力発信イベント"},
                                        {"support", "連携推進支援"},
                                        {"kuseikaikan", "区政会館情報発信"},
                                        {"other", "その他"}};
inline constexpr Choice event_form[] = {
    {"venue", "会場"}, {"online", "オンライン"}, {"hybrid", "併用"}};
inline constexpr Choice gate_kind[] = {
    {"entrance", "入口"}, {"booth", "ブース"}, {"stage", "ステージ"}, {"circuit", "回遊"}};
// How visitors were counted; without it two numbers cannot be compared (docs/rules.md, Counting).
inline constexpr Choice counting_method[] = {
    {"full_count", "全数計測"}, {"gate_counter", "数取器"},
    {"sensor", "センサー"},     {"ticket", "入場券"},
    {"sampling", "標本"},       {"density", "密度推計"},
    {"estimate", "推計"},       {"organiser_statement", "主催者発表"}};
inline constexpr Choice direction[] = {{"in", "入場"}, {"in+out", "入退場"}};
inline constexpr Choice unit[] = {
    {"person", "人"}, {"person_days", "延べ人"}, {"person_visits", "人回"}};
inline constexpr Choice reentry[] = {
    {"not_counted", "数えない"}, {"counted", "数える"}, {"unknown", "不明"}};
inline constexpr Choice category[] = {{"一般", "一般"},
                                      {"中高生", "中高生"},
                                      {"小学生以下", "小学生以下"},
                                      {"団体", "団体"},
                                      {"関係者", "関係者"}};
inline constexpr Choice quality[] = {
    {"count", "計測"}, {"estimate", "概数"}, {"counter_diff", "差分"}, {"missing", "計測なし"}};
inline constexpr Choice tour_kind[] = {{"resident_exchange", "住民交流"},
                                       {"monitor", "モニター"},
                                       {"tokyo_experience", "東京体験会"},
                                       {"online", "オンライン"}};
inline constexpr Choice law_basis[] = {{"agency", "旅行業者委託"}, {"exempt", "旅行業法適用外"}};
inline constexpr Choice draw[] = {{"lottery", "抽選"}, {"first_come", "先着"}};
inline constexpr Choice stop_kind[] = {
    {"meeting", "集合"}, {"boarding", "乗車"}, {"visit", "見学"},   {"experience", "体験"},
    {"meal", "食事"},    {"rest", "休憩"},     {"lodging", "宿泊"}, {"dismissal", "解散"}};
inline constexpr Choice participant_status[] = {{"confirmed", "確定"},
                                                {"waiting", "補欠"},
                                                {"cancelled", "取消"},
                                                {"walk_in", "当日追加"},
                                                {"no_show", "無断欠席"}};
inline constexpr Choice consent[] = {
    {"yes", "可"}, {"no", "不可"}, {"guardian_yes", "保護者可"}, {"unknown", "未確認"}};
inline constexpr Choice check_in_method[] = {{"list", "名簿"}, {"number", "番号"}, {"qr", "QR"}};
inline constexpr Choice phase[] = {{"boarding", "乗車"},  {"alighting", "降車"},
                                   {"departure", "出発"}, {"arrival", "到着"},
                                   {"bedtime", "就寝"},   {"morning", "朝"}};
inline constexpr Choice rollcall_result[] = {
    {"agreed", "一致"}, {"differs", "不一致"}, {"interrupted", "中断"}};
inline constexpr Choice mark_state[] = {{"present", "在"},
                                        {"absent", "不在"},
                                        {"separate", "別行動"},
                                        {"left", "途中離団"},
                                        {"unconfirmed", "未確認"}};
inline constexpr Choice channel[] = {
    {"paper", "紙"}, {"kiosk", "キオスク"}, {"staff", "職員聞き取り"}, {"qr", "QR"}};
inline constexpr Choice survey_phase[] = {
    {"before", "事前"}, {"on_day", "当日"}, {"after", "事後"}};
inline constexpr Choice need_status[] = {
    {"heard", "聞き取り"}, {"considering", "検討中"}, {"matched", "事業化"}, {"closed", "終了"}};
// What a device does at its post, and so which screen it opens with.
inline constexpr Choice post_role[] = {{"reception", "受付"},        {"on_board", "添乗"},
                                       {"counting", "計数"},         {"kiosk", "キオスク"},
                                       {"interviewing", "聞き取り"}, {"headquarters", "本部"}};
inline constexpr Choice viewed[] = {
    {"care", "配慮事項"},
    {"phone", "電話番号"},
    {"emergency", "緊急連絡先"},
    {"address", "住所・メール"},
    {"name", "氏名"}};  // a name: of somebody who is hidden on lists
inline constexpr Choice handover_mode[] = {
    {"open", "個人情報なし"}, {"plain", "個人情報あり"}, {"sealed", "封"}};
inline constexpr Choice file_content[] = {{"bundle", "書き出しファイル"},
                                          {"roster", "名簿"},
                                          {"report", "集計"},
                                          {"answers", "回答"},
                                          {"backup", "控え"}};
inline constexpr Choice handout_item[] = {{"leaflet", "パンフレット"},
                                          {"sample", "試食"},
                                          {"stamp_card", "スタンプラリー台紙"},
                                          {"gift", "記念品"},
                                          {"survey_paper", "調査票"}};
inline constexpr Choice weather_kind[] = {{"sunny", "晴"}, {"cloudy", "曇"}, {"rain", "雨"},
                                          {"snow", "雪"},  {"fog", "霧"},    {"thunder", "雷"}};
inline constexpr Choice note_section[] = {{"purpose", "目的"},  {"results", "成果"},
                                          {"problems", "課題"}, {"next_time", "次回への引継ぎ"},
                                          {"opinion", "所見"},  {"other", "その他"}};
inline constexpr Choice funding_source[] = {{"general", "一般財源"},
                                            {"project_grant", "関連事業助成金"},
                                            {"promotion_grant", "区市町村振興協会助成"},
                                            {"regional_grant", "地方創生推進交付金"},
                                            {"sponsors", "協賛"},
                                            {"fees", "参加費"}};
inline constexpr Choice budget_side[] = {{"income", "収入"}, {"expense", "支出"}};
// The ministry's classes of people who stay involved with a region.
inline constexpr Choice kankei_category[] = {{"direct", "直接寄与型"},
                                             {"work_on_site", "就労型（現地就労）"},
                                             {"telework", "就労型（テレワーク）"},
                                             {"taking_part", "参加・交流型"},
                                             {"hobby", "趣味・消費型"},
                                             {"without_visit", "非訪問系"}};
inline constexpr Choice relief_kind[] = {{"money", "支援金・見舞金"},
                                         {"goods", "物資"},
                                         {"sending_staff", "職員派遣"},
                                         {"sale", "販売会・催事"},
                                         {"other", "その他"}};
inline constexpr Choice register_kind[] = {{"tallies", "集計表"},
                                           {"survey", "調査票の回答"},
                                           {"events", "行事一覧"},
                                           {"roster", "名簿"},
                                           {"municipalities", "自治体一覧"}};
inline constexpr Choice import_missing[] = {
    {"ask", "尋ねる"}, {"keep", "残す"}, {"cancel", "取消にする"}};
inline constexpr Choice drawn[] = {
    {"won", "当選"}, {"lost", "落選"}, {"waiting", "補欠"}, {"declined", "辞退"}};

}  // namespace renkei::choices
