// What the program is shown on: a window, or a stage, which is a window that is nowhere. Both draw
// the same program with the same input on its way through the same hands. One thread.
#pragma once
#include "platform/desktop/hands.hpp"
#include "platform/desktop/options.hpp"
#include "platform/desktop/picture.hpp"

namespace renkei::desktop {

class Surface {
 public:
  virtual ~Surface() = default;

  Hands hands;
  virtual double now_s() const = 0;
  // Time that passes before the next thing is done: for a stage it has passed at once.
  virtual void let_pass(double seconds) = 0;
  virtual void resize(Size size) = 0;
  virtual Picture picture() = 0;  // of the last drawing
  virtual void close() = 0;
  // Whether what is not there yet may still come by itself.
  virtual bool goes_on() const = 0;
};

}  // namespace renkei::desktop
