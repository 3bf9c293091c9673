#pragma once

#include "config/SecretStore.h"

#include <QTest>

#include <optional>

namespace dragoman {

// Waits longer than any store may take.
inline constexpr int secretPatience = 15'000;

inline Result<void> notAnswered()
{
    return failure(ErrorKind::Internal, "the store did not answer");
}

// The operations of a store, waited for.
inline Result<Secret> readFrom(SecretStore& store, const std::string& name)
{
    std::optional<Result<Secret>> result;
    store.read(name, [&result](Result<Secret> read) { result = std::move(read); });
    const bool answered = !result && QTest::qWaitFor([&result] { return bool(result); }, secretPatience);
    return answered ? *result : tl::unexpected(notAnswered().error());
}

inline Result<void> writeTo(SecretStore& store, const std::string& name, const std::string& value)
{
    std::optional<Result<void>> result;
    store.write(name, Secret(value), [&result](Result<void> written) { result = std::move(written); });
    const bool answered = !result && QTest::qWaitFor([&result] { return bool(result); }, secretPatience);
    return answered ? *result : notAnswered();
}

inline Result<void> removeFrom(SecretStore& store, const std::string& name)
{
    std::optional<Result<void>> result;
    store.remove(name, [&result](Result<void> removed) { result = std::move(removed); });
    const bool answered = !result && QTest::qWaitFor([&result] { return bool(result); }, secretPatience);
    return answered ? *result : notAnswered();
}

} // namespace dragoman
