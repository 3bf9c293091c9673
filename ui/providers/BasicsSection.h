#pragma once

#include "ui/providers/EditorSection.h"

#include <QComboBox>
#include <QLineEdit>

namespace dragoman {

class FieldRow;

// Name, protocol and address.
class BasicsSection : public EditorSection
{
    Q_OBJECT

public:
    // `ownName` is the name of the provider that is edited; empty for a new one.
    BasicsSection(Backend& backend, std::string ownName);

    void load(const ProviderConfig& provider) override;
    void store(ProviderConfig& provider) const override;
    QString problem() const override;
    void focusName();
    std::string name() const;

Q_SIGNALS:
    void protocolChosen();

private:
    void retranslate() override;
    void check();
    QString nameProblem() const;
    QString addressWarning() const;

    Backend& m_backend;
    const std::string m_ownName;
    QLineEdit* m_name;
    QComboBox* m_protocol;
    QLineEdit* m_address;
    FieldRow* m_nameRow;
    FieldRow* m_protocolRow;
    FieldRow* m_addressRow;
};

// Why an address cannot be used, in the language of the user; empty when it can.
QString addressProblem(const QString& address);

} // namespace dragoman
