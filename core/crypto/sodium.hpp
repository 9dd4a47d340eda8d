// libsodium, started once. Inside core/crypto only. Any thread.
#pragma once
#include <sodium.h>

namespace renkei {

// Ends the program when there is no secure source of randomness: nothing could be signed.
void start_sodium();

}  // namespace renkei
