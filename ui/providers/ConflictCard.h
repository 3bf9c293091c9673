#pragma once

#include "ui/Card.h"

#include <QPushButton>

namespace dragoman {

// What is edited here was changed elsewhere meanwhile.
class ConflictCard : public Card
{
    Q_OBJECT

public:
    enum class Kind {
        None, // the card is hidden
        Changed, // the provider itself
        Removed,
        File, // the file of settings, unseen until now
    };

    explicit ConflictCard(QWidget* parent = nullptr);

    void setKind(Kind kind);
    Kind kind() const { return m_kind; }
    void retranslate();

Q_SIGNALS:
    void mineKept();
    void theirsTaken();

private:
    QString text() const;

    Kind m_kind = Kind::None;
    QLabel* m_text;
    QPushButton* m_mine;
    QPushButton* m_theirs;
};

} // namespace dragoman
