#pragma once

#include "ui/Backend.h"
#include "ui/Card.h"

#include <QPushButton>

namespace dragoman {

// One provider on the overview: how it does, from the traffic alone.
class ProviderRow : public QWidget
{
    Q_OBJECT

public:
    ProviderRow(Backend& backend, std::string name, QWidget* parent = nullptr);

    // Shows what is so now.
    void refresh();

private:
    ProviderHealth health() const;

    Backend& m_backend;
    const std::string m_name;
    ToneDot* m_dot;
    QLabel* m_title;
    QuietLabel* m_detail;
    QPushButton* m_forgive;
};

} // namespace dragoman
