#include "core/record/derivation.hpp"

#include "core/record/erase.hpp"
#include "core/store/derive.hpp"
#include "core/store/erasure.hpp"

namespace renkei {

void derive_anew(Workshop& workshop) {
  workshop.seal();
  Deriver::rebuild(workshop.store());
  workshop.drop_projection();
}

void settle_derivation(Workshop& workshop) {
  if (!derivation_is_owed(workshop.store())) return;
  Transaction transaction(workshop.database());
  workshop.store().refresh();
  pay_derivation(workshop);
  transaction.commit();
}

void pay_derivation(Workshop& workshop) {
  if (!derivation_is_owed(workshop.store())) return;
  derive_anew(workshop);
  if (has_erasures(workshop.store())) settle_erasures(workshop);
}

}  // namespace renkei
