#include "app/KeyWait.h"

#include "config/KeyLoader.h"

#include <QEventLoop>

namespace dragoman {

KeyRing waitForKeys(const Configuration& configuration)
{
    KeyRing ring;
    QEventLoop loop;
    KeyLoader loader(keySourcesOf(configuration));
    loader.load(configuration, [&](KeyRing loaded) {
        ring = std::move(loaded);
        loop.quit();
    });
    loop.exec();
    return ring;
}

} // namespace dragoman
