// A part of an open transaction that can be taken back alone; so it is when it is left without commit().
#pragma once
#include "core/store/database.hpp"

namespace renkei {

class Step {
 public:
  explicit Step(Database& database);
  ~Step();
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace renkei
