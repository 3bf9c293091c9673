<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ProviderWords</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) cannot be used: %1</source>
        <translation>
            <numerusform>%n key cannot be used: %1</numerusform>
            <numerusform>%n keys cannot be used: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestWords</name>
    <message numerus="yes">
        <source>%1 %n time(s)</source>
        <translation>
            <numerusform>%1 once</numerusform>
            <numerusform>%1 %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message numerus="yes">
        <source>%n endpoint(s) cannot listen</source>
        <translation>
            <numerusform>%n endpoint cannot listen</numerusform>
            <numerusform>%n endpoints cannot listen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) do not answer</source>
        <translation>
            <numerusform>%n provider does not answer</numerusform>
            <numerusform>%n providers do not answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) running</source>
        <translation>
            <numerusform>%n request running</numerusform>
            <numerusform>%n requests running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TestWords</name>
    <message numerus="yes">
        <source>%n token(s) used</source>
        <translation>
            <numerusform>%n token used</numerusform>
            <numerusform>%n tokens used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UsageSeries</name>
    <message numerus="yes">
        <source>, %Ln of them failed</source>
        <translation>
            <numerusform>, %Ln of them failed</numerusform>
            <numerusform>, %Ln of them failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UsageWords</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::ConversationView</name>
    <message numerus="yes">
        <source>%Ln tool(s) offered</source>
        <translation>
            <numerusform>%Ln tool offered</numerusform>
            <numerusform>%Ln tools offered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier message(s)</source>
        <translation>
            <numerusform>%Ln earlier message</numerusform>
            <numerusform>%Ln earlier messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::DifferenceView</name>
    <message numerus="yes">
        <source>%Ln part(s) of the request changed on the way to the provider.</source>
        <translation>
            <numerusform>%Ln part of the request changed on the way to the provider.</numerusform>
            <numerusform>%Ln parts of the request changed on the way to the provider.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s) stayed the same</source>
        <translation>
            <numerusform>%Ln part stayed the same</numerusform>
            <numerusform>%Ln parts stayed the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::EndpointRow</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::ImportPage</name>
    <message numerus="yes">
        <source>Import %n provider(s)</source>
        <translation>
            <numerusform>Import %n provider</numerusform>
            <numerusform>Import %n providers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::InspectorText</name>
    <message numerus="yes">
        <source>%Ln more character(s)</source>
        <translation>
            <numerusform>%Ln more character</numerusform>
            <numerusform>%Ln more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::ModelsSection</name>
    <message numerus="yes">
        <source>%n model(s), offered while you type</source>
        <translation>
            <numerusform>%n model, offered while you type</numerusform>
            <numerusform>%n models, offered while you type</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::OverviewPage</name>
    <message numerus="yes">
        <source>%n request(s) today</source>
        <translation>
            <numerusform>%n request today</numerusform>
            <numerusform>%n requests today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) since the start</source>
        <translation>
            <numerusform>%n request since the start</numerusform>
            <numerusform>%n requests since the start</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::ProvidersPage</name>
    <message numerus="yes">
        <source>%n provider(s) imported.</source>
        <translation>
            <numerusform>%n provider imported.</numerusform>
            <numerusform>%n providers imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::RequestsPage</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) fit the filter</source>
        <translation>
            <numerusform>%Ln request fits the filter</numerusform>
            <numerusform>%Ln requests fit the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new · show</source>
        <translation>
            <numerusform>%Ln new · show</numerusform>
            <numerusform>%Ln new · show</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::RunningList</name>
    <message numerus="yes">
        <source>%Ln more running</source>
        <translation>
            <numerusform>%Ln more running</numerusform>
            <numerusform>%Ln more running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::UsageTiles</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) without a known price</source>
        <translation>
            <numerusform>%Ln request without a known price</numerusform>
            <numerusform>%Ln requests without a known price</numerusform>
        </translation>
    </message>
</context>
</TS>
