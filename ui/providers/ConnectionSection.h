#pragma once

#include "ui/providers/EditorSection.h"

#include <QComboBox>
#include <QLineEdit>

namespace dragoman {

class FieldRow;
class SettingRow;

// The way to the provider: a proxy, and whose certificates are trusted.
class ConnectionSection : public EditorSection
{
    Q_OBJECT

public:
    ConnectionSection();

    void load(const ProviderConfig& provider) override;
    void store(ProviderConfig& provider) const override;
    QString problem() const override;

private:
    enum Choice { System, None, Own };
    void retranslate() override;
    void check();
    QString proxyProblem() const;

    QComboBox* m_proxy;
    QLineEdit* m_proxyUrl;
    QLineEdit* m_caFile;
    SettingRow* m_proxyRow;
    FieldRow* m_proxyUrlRow;
    FieldRow* m_caFileRow;
};

} // namespace dragoman
