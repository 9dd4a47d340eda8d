// A part of the screen with more in it than can be seen: the wheel, a finger, and the focus move it.
// The height of its contents is measured beforehand, and their width, where they can be wider than the
// part is: then it moves both ways.
#pragma once
#include "ui/view/ui.hpp"

namespace renkei::ui {

class Scroll {
 public:
  Scroll(Ui& ui, const Key& key, const Box& box, float contents_height,
         std::optional<std::int64_t> total = {}, float contents_width = 0);
  ~Scroll();
  Scroll(const Scroll&) = delete;
  Scroll& operator=(const Scroll&) = delete;

  // All of the contents, of which a part lies outside the window or under others.
  Box contents() const { return contents_; }
  Box window() const;  // in which they are seen, without the bars
  // Of rows of one height, those that can be seen, with one more at each end for the keyboard.
  struct Rows {
    std::size_t first = 0, end = 0;
  };
  Rows rows(std::size_t count, float row_height) const;
  // By PgUp, PgDn, Home and End.
  void turn_pages() const;
  // What is to be seen, from then on.
  void reveal(float top, float height);

 private:
  Ui& ui_;
  std::string before_;
  Box box_, contents_;
};

// The width that contents have: less than the box's when they have to be scrolled.
float width_within(const Ui& ui, const Box& box, float contents_height);

}  // namespace renkei::ui
