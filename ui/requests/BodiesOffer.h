#pragma once

#include "journal/JournalIntake.h"
#include "ui/Card.h"

class QPushButton;

namespace dragoman {

class Backend;

// Says why the bodies of a request are not there, and offers to keep those of later ones.
class BodiesOffer : public QWidget
{
    Q_OBJECT

public:
    // `backend` must outlive it.
    explicit BodiesOffer(Backend& backend, QWidget* parent = nullptr);

    void setState(BodiesState state);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void keep(int bodies);
    QString reason() const;

    Backend& m_backend;
    BodiesState m_state = BodiesState::NotKept;
    QLabel* m_title;
    QuietLabel* m_text;
    QuietLabel* m_problem;
    QPushButton* m_failures;
    QPushButton* m_all;
};

} // namespace dragoman
