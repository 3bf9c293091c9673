#pragma once

#include "base/Secret.h"

#include <QObject>
#include <QTimer>

namespace dragoman {

// Copies secrets and takes them out of the clipboard again after a minute, unless something else is there by
// then.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    explicit SecretClipboard(
        std::chrono::milliseconds keep = std::chrono::minutes(1), QObject* parent = nullptr);
    // Clears at once what is still there.
    ~SecretClipboard() override;

    void copy(const Secret& secret);

private:
    void clear();

    Secret m_copied;
    QTimer m_timer;
};

// Copies a text that is no secret.
void copyText(const QString& text);

} // namespace dragoman
