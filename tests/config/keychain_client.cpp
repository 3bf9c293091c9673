// One operation on the keychain in a process of its own, as the libraries below keep their first connection
// for ever: keychain_client LIMIT_MS read|write|remove NAME [VALUE]. Prints one line: the state, the error
// code and the value or message, separated by tabs.
#include "config/KeychainSecretStore.h"

#include <QCoreApplication>

#include <cstdio>

using namespace dragoman;

namespace {

void print(const SecretStore& store, const std::string& code, const std::string& text)
{
    std::printf(
        "%s\t%s\t%s\n", std::string(secretStateWord(store.state())).c_str(), code.c_str(), text.c_str());
    QCoreApplication::quit();
}

void start(SecretStore& store, const QStringList& arguments)
{
    const std::string name = arguments.value(3).toStdString();
    const auto changed = [&store](const Result<void>& result) {
        print(store, result ? "" : result.error().code, result ? "done" : result.error().message);
    };
    if (arguments.value(2) == QLatin1String("write"))
        return store.write(name, Secret(arguments.value(4).toStdString()), changed);
    if (arguments.value(2) == QLatin1String("remove"))
        return store.remove(name, changed);
    store.read(name, [&store](const Result<Secret>& result) {
        print(store, result ? "" : result.error().code,
            result ? std::string(result->reveal()) : result.error().message);
    });
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    KeychainSecretStore store(std::chrono::milliseconds(arguments.value(1).toInt()));
    start(store, arguments);
    return QCoreApplication::exec();
}
