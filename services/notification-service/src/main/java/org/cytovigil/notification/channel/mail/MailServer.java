// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/** Sends by SMTP. That the server took a message proves nothing of whoever should read it. */
final class MailServer implements PageChannel {
    private final MailAccount account;
    private final Session session;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "mail");
        thread.setDaemon(true);
        return thread;
    });

    MailServer(MailAccount account) {
        this.account = account;
        this.session = Session.getInstance(account.properties());
    }

    @Override
    public String provider() {
        return "mail";
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    /** The limits of the library are for each answer; a server that answers slowly for ever is held against the whole. */
    @Override
    public SendResult send(PageTry page) {
        Future<String> sent = workers.submit(() -> deliver(page));
        try {
            return new SendResult.Taken(sent.get(account.limit().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException silent) {
            sent.cancel(true);
            return new SendResult.Refused("no answer in " + account.limit().toMillis() + " ms");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return new SendResult.Refused(
                    cause == null ? "failed" : cause.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new SendResult.Refused("stopped");
        }
    }

    private String deliver(PageTry page) throws MessagingException {
        MimeMessage message = new PageMessage(session, page.pageId());
        message.setFrom(new InternetAddress(account.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(page.address(), true));
        message.setSubject(page.title(), StandardCharsets.UTF_8.name());
        message.setText(page.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Importance", page.priority().equals("HIGH") ? "high" : "normal");
        message.setHeader("Auto-Submitted", "auto-generated");
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(account.user().orElse(null), account.password().orElse(null));
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
        return message.getMessageID();
    }

    /** The page's id names the message, so that a repeat is known as one. */
    private static final class PageMessage extends MimeMessage {
        private final String id;

        PageMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@cytovigil>");
        }
    }
}
