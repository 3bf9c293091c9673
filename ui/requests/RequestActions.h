#pragma once

#include "ui/Pages.h"
#include "ui/requests/InspectedRequest.h"

#include <QPushButton>

class QMenu;

namespace dragoman {

// What can be done with a request: copied, saved, sent again, handed to those who help.
class RequestActions : public QPushButton
{
    Q_OBJECT

public:
    explicit RequestActions(const WindowParts& parts);

    // Null = none.
    void setRequest(const InspectedRequestPointer& request);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fill();
    void copyCurl();
    void copyJson();
    void saveHar();
    void saveCases();
    void saveBundle();
    void sendAgain();
    void save(const QString& proposal, const std::string& content);
    void tell(const QString& problem);

    const WindowParts m_parts;
    InspectedRequestPointer m_request;
    QMenu* m_menu;
};

} // namespace dragoman
