#pragma once

#include "ui/Pages.h"

#include <QVBoxLayout>
#include <QWidget>

#include <map>

namespace dragoman {

class SetUpCard;

// Clients that were set up and do not reach us any more, each with the offer to repair it or to undo the
// set-up; empty when all is well. A card stays until this is hidden, so that its outcome can be read.
class ClientTroubles : public QWidget
{
    Q_OBJECT

public:
    explicit ClientTroubles(Backend& backend, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();

    Backend& m_backend;
    QVBoxLayout* m_lines;
    std::map<std::string, SetUpCard*> m_cards; // by client
};

} // namespace dragoman
