#include "ui/present/files.hpp"

#include "core/wording/numbers.hpp"
#include "core/wording/refusal.hpp"
#include "ui/view/widgets.hpp"

namespace renkei::ui::files {
namespace {

using Asked = std::vector<Intent>;

// The words of an export, said once: to be measured, and then to be drawn.
struct Texts {
  std::string explain, sentence, name, mode;
};

Texts texts_of(const Ui& ui, const Model& model, std::int64_t not_exported) {
  Texts texts;
  const std::string count = count_words(not_exported);
  texts.explain = ui.say("files.export.explain", {{"count", count}});
  if (!model.exported) return texts;
  texts.sentence = export_sentence(ui.language, *model.exported);
  texts.name = file_name(model.exported->file);
  texts.mode = ui.say("files.mode." + std::string(mode_name(model.exported->mode)));
  return texts;
}

float export_height(Ui& ui, const Texts& texts, float width) {
  const float gap = ui.theme.gap;
  float height = ui.theme.line(Role::title) + gap +
                 height_of(ui, Role::body, texts.explain, width) + gap + ui.theme.line(Role::note) +
                 gap + 2 * (ui.theme.touch + gap);
  if (texts.sentence.empty()) return height;
  return height + pill_size(ui, ui.say("files.verified")).y +
         height_of(ui, Role::body, texts.sentence, width) +
         height_of(ui, Role::strong, texts.name, width) +
         height_of(ui, Role::note, texts.mode, width) + 4 * gap;
}

void draw_exported(Ui& ui, Box& column, const Texts& texts) {
  const float gap = ui.theme.gap;
  const Box place = take_top(column, pill_size(ui, ui.say("files.verified")).y, gap);
  pill(ui, "files.verified", corner(place), status::here(ui), ui.say("files.verified"));
  write_down(ui, "files.exported", column, texts.sentence, {}, gap);
  write_down(ui, "files.file", column, texts.name, {.role = Role::strong}, gap);
  write_down(ui, "files.mode", column, texts.mode,
             {.role = Role::note, .ink = ui.theme.colour.note});
}

void draw_export(Ui& ui, Asked& asked, const Model& model, std::int64_t not_exported,
                 const Box& box) {
  card(ui, box);
  const Box inner = inset(box, ui.theme.mm(4));
  const Texts texts = texts_of(ui, model, not_exported);
  const float width = inner.w - ui.theme.scrollbar;
  const Scroll scroll(ui, "files.out", inner, export_height(ui, texts, width));
  Box column = scroll.contents();
  column.w = width;
  const float gap = ui.theme.gap;
  write_down(ui, "files.export.title", column, ui.say("files.export.title"), {.role = Role::title},
             gap);
  write_down(ui, "files.export.explain", column, texts.explain, {.ink = ui.theme.colour.note}, gap);
  write_down(ui, "files.folder.label", column, ui.say("files.folder"),
             {.role = Role::note, .ink = ui.theme.colour.note}, gap);
  std::string folder = model.folder;
  if (field(ui, "files.folder", take_top(column, ui.theme.touch, gap), folder,
            ui.say("files.folder.hint")))
    asked.emplace_back(TypeFolder{folder});
  Box row = take_top(column, ui.theme.touch, gap);
  const std::string words = ui.say("files.export");
  if (button(ui, "files.export", take_left(row, button_width(ui, words)), words,
             {.rank = Rank::primary, .enabled = !folder.empty() && !model.exporting}))
    asked.emplace_back(ExportNow{});
  if (model.exported) draw_exported(ui, column, texts);
}

Status status_of(const Ui& ui, const MergeReport& file) {
  using enum MergeReport::Status;
  if (file.status == merged || file.status == known) return status::here(ui);
  return file.status == quarantined ? status::unconfirmed(ui) : status::absent(ui);
}

std::string trouble_words(const Ui& ui, const MergeReport& file) {
  return file.error ? refusal_text(ui.language, *file.error) + " [" +
                          std::string(code_name(file.error->code)) + "]"
                    : std::string();
}

float merged_height(Ui& ui, const MergeReport& file, float width) {
  const std::string trouble = trouble_words(ui, file);
  return height_of(ui, Role::strong, file_name(file.file), width) + ui.theme.mm(1) +
         marked_height(ui, merge_sentence(ui.language, file), width) +
         (trouble.empty() ? 0 : ui.theme.mm(1) + height_of(ui, Role::note, trouble, width)) +
         ui.theme.mm(4);
}

void draw_merged(Ui& ui, Box row, const MergeReport& file, std::int64_t number) {
  write_down(ui, {"files.name", number}, row, file_name(file.file), {.role = Role::strong},
             ui.theme.mm(1));
  const std::string words = merge_sentence(ui.language, file);
  const float used = marked(ui, {"files.result", number}, row, status_of(ui, file), words);
  take_top(row, used, ui.theme.mm(1));
  if (const std::string trouble = trouble_words(ui, file); !trouble.empty())
    write_down(ui, {"files.trouble", number}, row, trouble, {.role = Role::note});
}

void draw_merge(Ui& ui, const Model& model, const Box& box) {
  card(ui, box);
  const Box inner = inset(box, ui.theme.mm(4));
  const float width = inner.w - ui.theme.scrollbar;
  const std::string explain = ui.say("files.merge.explain");
  float height = ui.theme.line(Role::title) + ui.theme.gap +
                 height_of(ui, Role::body, explain, width) + ui.theme.mm(4);
  for (const MergeReport& file : model.merged) height += merged_height(ui, file, width);
  const Scroll scroll(ui, "files.in", inner, height);
  Box column = scroll.contents();
  column.w = width;
  write_down(ui, "files.merge.title", column, ui.say("files.merge.title"), {.role = Role::title},
             ui.theme.gap);
  write_down(ui, "files.merge.explain", column, explain, {.ink = ui.theme.colour.note},
             ui.theme.mm(4));
  std::int64_t number = 0;
  for (const MergeReport& file : model.merged)
    draw_merged(ui, take_top(column, merged_height(ui, file, width)), file, ++number);
}

}  // namespace

void draw(Ui& ui, const Box& page, const Model& model, const Situation& situation, Asked& asked) {
  Box left = page;
  const bool beside = ui.layout.width != Layout::Class::narrow;
  const Box right = beside ? take_right(left, (page.w - ui.theme.margin) / 2, ui.theme.margin)
                           : take_bottom(left, page.h * 0.4f, ui.theme.gap);
  draw_export(ui, asked, model, situation.device.not_exported, left);
  draw_merge(ui, model, right);
}

}  // namespace renkei::ui::files
