#include "app/KeyStoring.h"

#include <QEventLoop>

#include <optional>

namespace dragoman {

namespace {

// What `start` hands to its callback.
template <class Value, class Start>
Result<Value> waitFor(const Start& start)
{
    std::optional<Result<Value>> result;
    QEventLoop loop;
    start([&](Result<Value> given) {
        result = std::move(given);
        loop.quit();
    });
    loop.exec();
    return std::move(*result);
}

} // namespace

bool hasKey(SecretStore& store, const std::string& name)
{
    return waitFor<Secret>([&](SecretStore::ReadDone done) {
        store.read(name, std::move(done));
    }).has_value();
}

Result<void> storeKeys(SecretStore& store, const std::vector<KeyToStore>& keys)
{
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const KeyToStore& key = keys[i];
        Result<void> written = waitFor<void>(
            [&](SecretStore::Done done) { store.write(key.reference.name, key.secret, std::move(done)); });
        if (!written) {
            removeKeys(store, { keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i) });
            return written;
        }
    }
    return {};
}

void removeKeys(SecretStore& store, const std::vector<KeyToStore>& keys)
{
    for (const KeyToStore& key : keys)
        (void)waitFor<void>(
            [&](SecretStore::Done done) { store.remove(key.reference.name, std::move(done)); });
}

} // namespace dragoman
