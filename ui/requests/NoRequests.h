#pragma once

#include "ui/EmptyNote.h"

namespace dragoman {

// What stands in the place of an empty table: why it is empty, and what to do next.
class NoRequests : public QWidget
{
    Q_OBJECT

public:
    enum class Reason { NothingYet, FilterFitsNothing };
    // `hasConnect`: there is a page that connects clients.
    explicit NoRequests(bool hasConnect, QWidget* parent = nullptr);

    void setReason(Reason reason);
    // Stands before the reason; empty = all is well.
    void setProblem(const QString& problem);

Q_SIGNALS:
    void connectRequested();
    void clearRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const bool m_hasConnect;
    Reason m_reason = Reason::NothingYet;
    QString m_problem;
    EmptyNote* m_note;
};

} // namespace dragoman
