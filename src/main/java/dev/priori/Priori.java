package dev.priori;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication
public class Priori { public static void main(String[] a){ SpringApplication.run(Priori.class,a);} }
