#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace dragoman {

// What a store of secrets can do at the moment.
enum class SecretState {
    Available, // it answers; a single key may still be missing
    Locked, // it waits for its owner to unlock it
    Denied, // it refuses this program or this file
    Missing, // there is none
    Unknown, // not asked yet, did not answer in time, or failed in a way of its own
};

// No operation of a store takes longer than this.
inline constexpr std::chrono::milliseconds secretTimeLimit{ 10'000 };

// One sentence for the user about a keychain in this state: what it means and what to do.
std::string_view keychainAdvice(SecretState state);
// The machine word that Error::code carries for a state: "secret-locked", "secret-denied" ...
std::string_view secretStateWord(SecretState state);
// An error (Unavailable) that says `message` and carries the state.
Error secretError(SecretState state, std::string message);

// A place that keeps keys by name: the keychain, a file, memory.
//
// All operations return at once and finish with exactly one call of `done`, later, from the event loop of
// the calling thread and within the time limit of the store. Destroying the store ends what still runs
// without a call. A store belongs to one thread.
//
// Errors of every operation: NotFound when the store answers and has no such key (read only; removing what
// is not there succeeds), else Unavailable with a sentence that says what to do and the state in `code`.
// No error text contains a secret. After a time-out of write() or remove() the change may still happen.
class SecretStore
{
public:
    using ReadDone = std::function<void(Result<Secret>)>;
    using Done = std::function<void(Result<void>)>;

    virtual ~SecretStore() = default;

    virtual void read(const std::string& name, ReadDone done) = 0;
    // Replaces a key of the same name.
    virtual void write(const std::string& name, const Secret& secret, Done done) = 0;
    virtual void remove(const std::string& name, Done done) = 0;

    // As of the operation that finished last; Unknown before the first.
    virtual SecretState state() const = 0;
};

} // namespace dragoman
