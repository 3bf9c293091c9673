#pragma once

#include "ui/Backend.h"
#include "ui/Preferences.h"

#include <map>
#include <set>

namespace dragoman {

// Tells the user of what matters and nothing else: an endpoint that cannot listen, a provider that is down,
// no provider left. Each at most once in ten minutes, and only if the preferences allow it.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    Notifier(Backend& backend, Preferences& preferences, Clock clock, QObject* parent = nullptr);

Q_SIGNALS:
    void notify(const QString& title, const QString& text);

private:
    void lookAtEndpoints();
    void lookAtProviders();
    void tell(const QString& subject, const QString& title, const QString& text);

    Backend& m_backend;
    Preferences& m_preferences;
    const Clock m_clock;
    std::set<std::string> m_failedEndpoints;
    std::set<std::string> m_downProviders;
    std::map<QString, std::chrono::steady_clock::time_point> m_told; // by subject
};

} // namespace dragoman
